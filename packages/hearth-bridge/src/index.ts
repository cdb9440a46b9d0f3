export { connect, HearthBridge, type ConnectOptions } from './connect.ts';
export { BridgeError, type BridgeErrorCode } from './errors.ts';
export type { BridgeStatus } from './protocol.ts';
