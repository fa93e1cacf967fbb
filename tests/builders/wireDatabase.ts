import { createServer, type Server } from 'node:net';
import mongoose from 'mongoose';

const { serialize } = mongoose.mongo.BSON;
const OP_REPLY = 1;
const OP_MSG = 2013;

/** A server that answers in MongoDB's protocol, whatever it is asked, how old it is: 4.2 says 8 where the driver wants a 9. */
export const oldDatabase = (): Server => answering(() => hello(8));

/** A server that knows nobody. */
export const lockedDatabase = (): Server =>
  answering((question) =>
    question.includes('saslStart')
      ? serialize({ ok: 0, code: 18, codeName: 'AuthenticationFailed', errmsg: 'Authentication failed.' })
      : hello(21),
  );

const hello = (maxWireVersion: number): Uint8Array =>
  serialize({ ok: 1, isWritablePrimary: true, minWireVersion: 0, maxWireVersion });

function answering(answerTo: (question: Buffer) => Uint8Array): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined); // whoever asked is gone
    socket.on('data', (question) => socket.write(message(question, answerTo(question))));
  });
}

/** In the kind that was asked in: whole length, its id, whose answer it is, its kind, what that kind has before a document. */
function message(question: Buffer, document: Uint8Array): Buffer {
  const isNew = question.readInt32LE(12) === OP_MSG;
  const head = Buffer.alloc(isNew ? 21 : 36);
  head.writeInt32LE(head.length + document.length, 0);
  head.writeInt32LE(question.readInt32LE(4), 8);
  head.writeInt32LE(isNew ? OP_MSG : OP_REPLY, 12);
  if (!isNew) head.writeInt32LE(1, 32);
  return Buffer.concat([head, document]);
}
