/** The channels between preload and main. The page knows of none. */
export const requestChannel = 'desk:request';
export const droppedChannel = 'desk:dropped';
export const eventChannel = 'desk:event';
