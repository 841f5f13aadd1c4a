import { OTHER_SECTIONS } from '../../src/command/contract-files.ts';
import { defineSection } from './define-section.ts';

defineSection(OTHER_SECTIONS);
