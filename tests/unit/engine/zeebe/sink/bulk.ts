/** A job's record as the exporter writes it: keys as bare numbers. `set` replaces lines of the JSON text. */
export function jobLine(about: { partition?: number; position: number; key?: string; variables?: string }): string {
  const { partition = 1, position, key = '2251799813685255', variables = '{}' } = about;
  return `{"partitionId":${partition},"value":{"deadline":-1,"processInstanceKey":${key},"retries":3,"variables":${variables},"bpmnProcessId":"p","processDefinitionKey":2251799813685249,"elementInstanceKey":${key},"elementId":"a","errorMessage":"","type":"work","customHeaders":{"mark":"9007199254740993"},"errorCode":"","tenantId":"<default>","processDefinitionVersion":1,"worker":""},"key":${key},"position":${position},"timestamp":1795256875710,"valueType":"JOB","brokerVersion":"8.5.8","recordType":"EVENT","intent":"CREATED","sourceRecordPosition":9,"rejectionType":"NULL_VAL","rejectionReason":"","authorizations":{},"recordVersion":1,"sequence":1}`;
}

/** The body of a bulk request. */
export function bulk(...lines: string[]): string {
  return lines.map((line) => `{"index":{"_index":"zeebe-record_job","_id":"x"}}\n${line}\n`).join('');
}

/** A record with the number that the exporter gives it. */
export function countedLine(about: { partition?: number; valueType: string; count?: number }): string {
  const { partition = 1, valueType, count } = about;
  const sequence = count === undefined ? '' : `,"sequence":${(BigInt(partition) << 51n) + BigInt(count)}`;
  return `{"partitionId":${partition},"value":{},"key":1,"position":${count ?? 1},"timestamp":1795256875710,"valueType":"${valueType}","recordType":"EVENT","intent":"CREATED"${sequence}}`;
}
