/** The name under which a look into Guide's handbook is kept with an answer, among the tools that ran for it. */
export const handbookTool = 'handbook';
