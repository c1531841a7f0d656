import { lookAtPages } from './lookAtPages.ts';

lookAtPages('partial');
