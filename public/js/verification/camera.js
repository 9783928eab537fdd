// The camera looks for a QR until it finds one or is stopped. No frame is kept.
import { readPicture } from './read-picture.js'

const PAUSE_MS = 120

/** Opens the camera into `video` and resolves with the text of the first QR; null when `stop` is aborted first. Throws where no camera may be used. */
export async function scan(video, stop) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  })
  try {
    video.srcObject = stream
    await video.play()
    while (!stop.aborted) {
      const text = await readPicture(video, { width: video.videoWidth, height: video.videoHeight })
      if (text) return text
      await new Promise((go) => setTimeout(go, PAUSE_MS))
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    video.srcObject = null
  }
}
