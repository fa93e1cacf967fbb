/** Of a photo or document that is sent in. */
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
