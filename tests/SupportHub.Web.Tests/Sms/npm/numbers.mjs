// One written number a line as JSON in; what libphonenumber-js makes of it, for somebody in the United States, out: E.164, or an empty line.
import { createInterface } from 'node:readline'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

for await (const line of createInterface({ input: process.stdin })) {
  const number = parsePhoneNumberFromString(JSON.parse(line), 'US')
  console.log(number?.isValid() && number.countryCallingCode === '1' ? number.number : '')
}
