import { lookAtPages } from './lookAtPages.ts';

lookAtPages('whole');
