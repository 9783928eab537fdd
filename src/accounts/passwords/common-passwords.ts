/** Passwords of ten characters and more that are tried first, lower case; of lists of leaked passwords and of this country. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `1234567890 12345678910 123456789a 0123456789 9876543210 0987654321 1111111111 0000000000 1122334455 1212121212
  1231231230 123123123123 1q2w3e4r5t 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 qwertyuiop qwerty12345 qwerty123456
  qwertyuiop123 asdfghjkl123 asdfghjkl; zxcvbnm123 abcdefghij abcd123456 abc1234567 abcde12345 a123456789 aa12345678
  password12 password123 password1234 password12345 passw0rd123 p@ssw0rd123 administrator adminadmin admin12345
  admin123456 admin@1234 letmein123 iloveyou123 iloveyou12 welcome123 welcome1234 sunshine123 football123 basketball
  superman123 liverpool123 manchester changeme123 rahasia123 rahasia1234 katasandi123 katasandi1 sandi12345 indonesia1
  indonesia123 indonesia45 indonesia1945 merdeka1945 merdeka123 pancasila1 bismillah1 bismillah12 bismillah123
  alhamdulillah assalamualaikum astaghfirullah muhammad123 sayangku123 sayang12345 cintaku123 garuda12345 surabaya123
  jawatimur1 jawatimur123 kabupatentuban tuban12345 tubanbumiwali bumiwali123 kecamatanjenu jenu123456 pemdes12345
  kantordesa kantordesa1 kantordesa123 balaidesa1 balaidesa12 balaidesa123 desaku12345 kepaladesa kepaladesa1
  kepaladesa123 perangkatdesa operator12 operator123 operator1234 operatordesa operatordesa1 sekretaris1 sekdes12345
  kades12345 suratdesa123 websitedesa sidadmin123 balai-demo balaidemo1 balai-demo1`.split(/\s+/),
)
