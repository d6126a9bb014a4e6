// Uploads a file with tus-js-client and tells, a line of JSON each, what the server answered.
// node upload.mjs ENDPOINT TOKEN FILE URL_STORAGE
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import * as tus from 'tus-js-client'

const [endpoint, token, file, storage] = process.argv.slice(2)
const say = (line) => console.log(JSON.stringify(line))

const upload = new tus.Upload(createReadStream(file), {
  endpoint,
  headers: { Authorization: `Bearer ${token}` },
  metadata: { filename: basename(file), filetype: 'image/png' },
  urlStorage: new tus.FileUrlStorage(storage),
  retryDelays: [100, 300, ...Array(100).fill(1000)],
  onAfterResponse: (request, response) =>
    say({
      method: request.getMethod(),
      status: response.getStatus(),
      offset: Number(response.getHeader('Upload-Offset')),
    }),
  onSuccess: ({ lastResponse }) =>
    say({ image: lastResponse.getHeader('Pinhole-Image'), url: upload.url }),
  onError: (error) => {
    say({
      error: error.message,
      status: error.originalResponse?.getStatus(),
      body: error.originalResponse?.getBody(),
    })
    process.exitCode = 1
  },
})

const before = await upload.findPreviousUploads()
if (before.length > 0) {
  upload.resumeFromPreviousUpload(before[0])
}
upload.start()
