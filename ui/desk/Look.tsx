import { App, ConfigProvider, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect } from 'react';
import { useLanguage } from '../shared/language.js';
import { fontFamily, neutral, paintTokens, useMode, useNarrow } from '../shared/theme.js';

/** How high a control is, for whom. */
const FINGER_PX = 44;
const MOUSE_PX = 32;
const SMALL_PX = 24;

/** antd in our tokens: light or dark as the system has it, Chinese or English as the reader has chosen. */
export function Look({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const mode = useMode();
  const narrow = useNarrow();
  useEffect(() => paintTokens(mode), [mode]);
  return (
    <ConfigProvider
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      theme={{
        algorithm: mode === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: {
          fontFamily,
          colorPrimary: neutral.accent[mode],
          colorInfo: neutral.accent[mode],
          colorLink: neutral.accent[mode],
          colorTextBase: neutral.text[mode],
          colorBgBase: neutral.surface[mode],
          colorBgLayout: neutral.ground[mode],
          colorTextSecondary: neutral.muted[mode],
          colorTextTertiary: neutral.muted[mode],
          colorTextDescription: neutral.muted[mode],
          colorTextPlaceholder: neutral.muted[mode],
          colorTextLightSolid: neutral.onAccent[mode],
          borderRadius: 6,
          lineHeight: 1.6,
          controlHeight: narrow ? FINGER_PX : MOUSE_PX,
          controlHeightSM: narrow ? FINGER_PX : SMALL_PX,
          motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
        },
      }}
    >
      <App>{children}</App>
    </ConfigProvider>
  );
}
