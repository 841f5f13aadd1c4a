import { defineSection } from './define-section.ts';

defineSection('5');
