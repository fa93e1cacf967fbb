import { readFileSync } from 'node:fs';

/** The shipped duty of a department, with one more reminder drawn on 处置: half an hour after it has begun. */
export function dutyWithEarlyReminder(): string {
  return readFileSync('processes/department-duty/department-duty.bpmn', 'utf8')
    .replace('<bpmn:sequenceFlow id="workingBegins"', (first) => `${elements}${first}`)
    .replace('</bpmndi:BPMNPlane>', (end) => `${shapes}${end}`);
}

const elements = `<bpmn:boundaryEvent id="halfAnHour" name="半小时" attachedToRef="handle" cancelActivity="false">
        <bpmn:outgoing>remindsEarly</bpmn:outgoing>
        <bpmn:timerEventDefinition id="halfAnHourTimer">
          <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT30M</bpmn:timeDuration>
        </bpmn:timerEventDefinition>
      </bpmn:boundaryEvent>
      <bpmn:serviceTask id="earlyReminder" name="提前提醒">
        <bpmn:extensionElements>
          <zeebe:taskDefinition type="notify.remind" />
          <zeebe:ioMapping>
            <zeebe:input source="=department.id" target="organisation" />
            <zeebe:input source='="handle"' target="clock" />
          </zeebe:ioMapping>
        </bpmn:extensionElements>
        <bpmn:incoming>remindsEarly</bpmn:incoming>
        <bpmn:outgoing>remindedEarly</bpmn:outgoing>
      </bpmn:serviceTask>
      <bpmn:endEvent id="earlyReminderGiven">
        <bpmn:incoming>remindedEarly</bpmn:incoming>
      </bpmn:endEvent>
      <bpmn:sequenceFlow id="remindsEarly" sourceRef="halfAnHour" targetRef="earlyReminder" />
      <bpmn:sequenceFlow id="remindedEarly" sourceRef="earlyReminder" targetRef="earlyReminderGiven" />
      `;

const shapes = `<bpmndi:BPMNShape id="halfAnHourShape" bpmnElement="halfAnHour">
        <dc:Bounds x="1936" y="186" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="earlyReminderShape" bpmnElement="earlyReminder">
        <dc:Bounds x="2010" y="174" width="110" height="60" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNShape id="earlyReminderGivenShape" bpmnElement="earlyReminderGiven">
        <dc:Bounds x="2176" y="186" width="36" height="36" />
      </bpmndi:BPMNShape>
      <bpmndi:BPMNEdge id="remindsEarlyEdge" bpmnElement="remindsEarly">
        <di:waypoint x="1972" y="204" />
        <di:waypoint x="2010" y="204" />
      </bpmndi:BPMNEdge>
      <bpmndi:BPMNEdge id="remindedEarlyEdge" bpmnElement="remindedEarly">
        <di:waypoint x="2120" y="204" />
        <di:waypoint x="2176" y="204" />
      </bpmndi:BPMNEdge>
    `;
