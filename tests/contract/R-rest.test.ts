import { defineSection } from './define-section.ts';

defineSection('R');
