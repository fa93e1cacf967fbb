import { expect, it } from '@jest/globals';
import { readNotes } from '../../../service/projections/elements.js';
import { bpmn, flow } from '../../builders/diagram.js';

it('an element whose id is written in Chinese has its names, its stage and its tier, as any other', async () => {
  const notes = await readNotes(
    bpmn(
      `<startEvent id="开始"/>${flow('开始->办理')}
       <userTask id="办理" name="部门办理">
         <extensionElements><zeebe:properties>
           <zeebe:property name="name.en" value="Department handles"/>
           <zeebe:property name="stage" value="handling"/>
           <zeebe:property name="tier" value="2"/>
         </zeebe:properties></extensionElements>
       </userTask>`,
    ),
  );

  expect(notes.get('办理')).toMatchObject({
    name: { zh: '部门办理', en: 'Department handles' },
    stage: 'handling',
    tier: 2,
  });
});
