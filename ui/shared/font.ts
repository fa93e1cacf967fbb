// For devices without a Chinese font: the browser loads of each weight only the parts whose characters it lacks.
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/600.css';
