/** What the sample workspace is called, and by which it is known again. */
export const SAMPLE_NAME = '示例：禾间咖啡';
