/**
 * What stands at the top of an exported file. The name is of the time when chats were all that it held; by it an older Hearth
 * knows the file as its own, and can say that it is too new.
 */
export const formatName = 'hearth-chats';

/**
 * Version 1 holds chats and the folders that they are in. Version 2 holds everything: also empty folders, presets, settings, the
 * language and the notebook. A reader copies what it knows by name and passes by the rest, so version 1 would take such a file,
 * leave out the new parts, and tell nobody. Therefore the number rises, and older readers refuse the file whole. Version 3 holds
 * drafts as well. Whoever adds a part that an older reader must not leave out raises it again.
 */
export const formatVersion = 3;

/** One chat by itself holds nothing new, and stays readable for every Hearth. */
export const oneChatVersion = 1;
