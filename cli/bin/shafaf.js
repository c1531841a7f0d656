#!/usr/bin/env -S node --max-old-space-size=1536
// Where more is allowed, Node lets garbage lie until memory holds four times what is in use: half a gigabyte for a gateway that needs a fifth of it.
import '../dist/shafaf.js';
