// Chats are on the device; there is nothing to prerender.
export const prerender = false;
