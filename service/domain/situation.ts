/** What holds in the whole county at the moment and no report says: part of what triage is asked about. */
export interface Situation {
  /** 平急转换: the county has switched to emergency mode. */
  emergencyMode: boolean;
  /** A public event or an examination is on. */
  publicEvent: boolean;
  weatherKind: 'none' | 'rainstorm' | 'typhoon' | 'heat' | 'cold' | 'snow' | 'wind';
  /** Level of the weather service's alert. */
  weatherAlert: 'none' | 'blue' | 'yellow' | 'orange' | 'red';
}

/** As long as nobody has said anything else. */
export const ordinary: Situation = {
  emergencyMode: false,
  publicEvent: false,
  weatherKind: 'none',
  weatherAlert: 'none',
};
