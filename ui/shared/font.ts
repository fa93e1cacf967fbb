// For devices without a Chinese font: the browser loads of each weight only the parts whose characters it lacks.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';

// Text that was drawn before the font was known is drawn again only if its font-family changes.
document.documentElement.style.setProperty(
  '--font',
  'system-ui, -apple-system, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
);
