import type { AnyRecord, Variables } from '../records.js';

export interface BufferedMessage {
  name: string;
  correlationKey: string;
  /** '': it has none. */
  messageId: string;
  variables: Variables;
  /** UTC milliseconds. */
  until: number;
}

/**
 * Messages that were published, that nobody has taken yet and whose time is not over. One that was taken stays with the
 * engine for others that may come, and nothing is lost when it goes.
 */
export class BufferedMessages {
  readonly #untaken = new Map<string, BufferedMessage>();

  apply({ valueType, intent, key, timestamp, value }: AnyRecord): void {
    const fields = value as Readonly<Record<string, unknown>>;
    if (valueType === 'MESSAGE') {
      if (intent === 'EXPIRED') this.#untaken.delete(key);
      else if (intent === 'PUBLISHED' && Number(fields['timeToLive']) > 0)
        this.#untaken.set(key, read(fields, timestamp));
    } else if (intent === 'CORRELATED' || intent === 'CORRELATING') this.#taken(fields);
  }

  /** Those that could still be taken at that moment, UTC milliseconds, the oldest first. */
  at(now: number): (BufferedMessage & { key: string })[] {
    return [...this.#untaken].map(([key, message]) => ({ key, ...message })).filter(({ until }) => until > now);
  }

  /** Our own engine does not say which message it was: then it was the oldest. */
  #taken({ messageKey, messageName, correlationKey }: Readonly<Record<string, unknown>>): void {
    for (const [key, message] of this.#untaken) {
      const isIt =
        messageKey === undefined
          ? message.name === messageName && message.correlationKey === correlationKey
          : key === messageKey;
      if (!isIt) continue;
      this.#untaken.delete(key);
      return;
    }
  }
}

function read(fields: Readonly<Record<string, unknown>>, publishedAt: number): BufferedMessage {
  return {
    name: String(fields['name']),
    correlationKey: String(fields['correlationKey']),
    messageId: String(fields['messageId']),
    variables: fields['variables'] as Variables,
    until: publishedAt + Number(fields['timeToLive']),
  };
}
