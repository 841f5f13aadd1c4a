// TypeScript 6 and newer look at no @types by themselves, and the declarations name types of Node.js.
/// <reference types="node" preserve="true" />
export { createSimulator, type Simulator, type SimulatorOptions } from '../simulator/create-simulator.ts';
export type { FaultDefinition } from '../simulator/faults/fault-definition.ts';
export { FAULT_NAMES, type FaultName } from '../simulator/faults/fault-names.ts';
export type { Faults } from '../simulator/faults/faults.ts';
export type { DatasetName } from '../simulator/habits.ts';
export type { HandlerFailure } from '../simulator/http-door.ts';
export { type ServeOptions, type SimulatorServer, serveSimulator } from '../simulator/serve.ts';
export type { SimulatorClock } from '../simulator/simulator-clock.ts';
export { SIMULATOR_TOKENS } from '../simulator/tokens.ts';
export type { WebhookEvent } from '../simulator/webhooks/order-change.ts';
export type { WebhookOptions } from '../simulator/webhooks/receiver.ts';
export type { Webhooks } from '../simulator/webhooks/webhooks.ts';
