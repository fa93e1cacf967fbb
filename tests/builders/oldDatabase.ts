import { createServer, type Server } from 'node:net';
import mongoose from 'mongoose';

/** What MongoDB 4.2 says of itself; the driver wants a 9. */
const HELLO = mongoose.mongo.BSON.serialize({ ok: 1, isWritablePrimary: true, minWireVersion: 0, maxWireVersion: 8 });

/** A server that answers in MongoDB's protocol, whatever it is asked, how old it is. */
export function oldDatabase(): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined); // whoever asked is gone
    socket.on('data', (question) => socket.write(answerTo(question)));
  });
}

/** An OP_REPLY of MongoDB's wire protocol: whole length, its id, whose answer it is, its kind, then of documents how many. */
function answerTo(question: Buffer): Buffer {
  const head = Buffer.alloc(36);
  head.writeInt32LE(head.length + HELLO.length, 0);
  head.writeInt32LE(question.readInt32LE(4), 8);
  head.writeInt32LE(1, 12);
  head.writeInt32LE(1, 32);
  return Buffer.concat([head, HELLO]);
}
