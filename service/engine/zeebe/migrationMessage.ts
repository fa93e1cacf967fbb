import type { MigrationForecast } from '../port.js';

export interface MigrationRequest {
  processInstanceKey: string;
  targetProcessDefinitionKey: string;
  moves: MigrationForecast['moves'];
}

/** MigrateProcessInstanceRequest of the gateway of 8.5 as protobuf writes it: zeebe-node's protocol file does not have it. */
export function migrationMessage({ processInstanceKey, targetProcessDefinitionKey, moves }: MigrationRequest): Buffer {
  const instructions = moves.map(({ elementId, targetElementId }) =>
    piece(2, Buffer.concat([piece(1, Buffer.from(elementId)), piece(2, Buffer.from(targetElementId))])),
  );
  const plan = Buffer.concat([number(1, targetProcessDefinitionKey), ...instructions]);
  return Buffer.concat([number(1, processInstanceKey), piece(2, plan)]);
}

/** A field's number, and in the three lowest bits how its value is written: 0 as a number, 2 as a length and so many bytes. */
const tag = (field: number, form: 0 | 2): Buffer => varint(BigInt(field * 8 + form));

const number = (field: number, value: string): Buffer => Buffer.concat([tag(field, 0), varint(BigInt(value))]);

const piece = (field: number, content: Buffer): Buffer =>
  Buffer.concat([tag(field, 2), varint(BigInt(content.length)), content]);

/** Seven bits a byte, the lowest first; the highest bit says that there are more. */
function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Buffer.from([...bytes, Number(rest)]);
}
