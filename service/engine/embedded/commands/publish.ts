import { DomainError } from '../../../domain/errors.js';
import type { JsonObject } from '../state/json.js';
import { publishMessage } from '../correlation/publishMessage.js';
import type { Turn } from '../turn.js';

export interface Published {
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId?: string;
  readonly timeToLiveMs: number;
  readonly variables: JsonObject;
}

/** @throws DomainError MESSAGE_ALREADY_PUBLISHED while a message with this name, key and id is stored */
export function publish(turn: Turn, { messageId = '', ...message }: Published): void {
  const identity = { name: message.name, correlationKey: message.correlationKey, messageId };
  if (messageId !== '' && turn.state.messages.isStored(identity)) {
    throw new DomainError('MESSAGE_ALREADY_PUBLISHED', { messageId });
  }
  publishMessage(turn, { ...message, messageId });
}
