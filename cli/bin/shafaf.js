#!/usr/bin/env node
import '../dist/shafaf.js';
