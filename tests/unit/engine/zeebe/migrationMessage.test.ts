import { expect, it } from '@jest/globals';
import { migrationMessage } from '../../../../service/engine/zeebe/migrationMessage.js';

it('writes a migration as protobuf does, with keys of 64 bits and ids of any length', () => {
  const long = 'e'.repeat(200);
  const message = migrationMessage({
    processInstanceKey: '9007199254740993',
    targetProcessDefinitionKey: '300',
    moves: [{ elementId: '办', targetElementId: long }],
  });

  const instruction = ['0a03e58a9e', `12c801${'65'.repeat(200)}`].join('');
  const plan = `08ac0212d001${instruction}`;
  expect(message.toString('hex')).toBe(`08818080808080801012d601${plan}`);
});
