/** What office programs put on the clipboard, cut down to what is theirs, and the marks it is to become. */
type Pasted = { html: string; plain: string; reads: string }

/** Word for Windows: conditional comments, mso styles, lists as paragraphs, a table without a head, a picture on its own disk. */
export const WORD: Pasted = {
  plain: 'Kerja bakti',
  html: `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/DESA/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {mso-style-unhide:no; margin:0cm; font-size:11.0pt; font-family:"Calibri",sans-serif;} @page WordSection1 {size:612.0pt 792.0pt;} --></style></head>
<body lang=IN style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->
<h1><span lang=IN style='mso-ansi-language:IN'>Kerja bakti<o:p></o:p></span></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span lang=IN>Hari Minggu</span></b><span lang=IN>&nbsp;kita <i style='mso-bidi-font-style:normal'>gotong royong</i>.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=IN>Cangkul<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]><span lang=IN>Karung<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Kumpul</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span>Bagi tugas</p>
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'>
<tr style='mso-yfti-irow:0'><td width=300 colspan=2 valign=top style='width:225.4pt;border:solid windowtext 1.0pt'><p class=MsoNormal><b>Hari<o:p></o:p></b></p></td><td width=300><p class=MsoNormal>Jam<o:p></o:p></p></td></tr>
<tr><td><p class=MsoNormal>Minggu<o:p></o:p></p></td><td><p class=MsoNormal>Pagi</p></td><td><p class=MsoNormal>06.00</p></td></tr></table>
<p class=MsoNormal><a href="https://tubankab.go.id/"><span lang=IN>Situs Pemkab</span></a> <a href="javascript:alert(1)">jahat</a><img width=200 src="file:///C:/Users/DESA/clip_image001.png" onerror="alert(1)" v:shapes="Picture_x0020_1"></p>
<!--EndFragment--></body></html>`,
  reads: `## Kerja bakti

*Hari Minggu* kita _gotong royong_.

- Cangkul
- Karung

1. Kumpul
2. Bagi tugas

| Hari |  | Jam |
| --- | --- | --- |
| Minggu | Pagi | 06.00 |

[Situs Pemkab](https://tubankab.go.id/) jahat`,
}

/** Google Docs: all of it inside a <b> that is not bold, looks as styles, lists in lists. */
export const GOOGLE_DOCS: Pasted = {
  plain: 'Judul',
  html: `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-8a1b2c3d-7fff-0000-1111-222233334444"><h2 dir="ltr" style="line-height:1.38;margin-top:18pt;margin-bottom:6pt;"><span style="font-size:16pt;font-family:Arial,sans-serif;color:#000000;background-color:transparent;font-weight:400;">Judul</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;white-space:pre-wrap;">Tebal</span><span style="font-size:11pt;font-weight:400;font-style:normal;"> biasa </span><span style="font-weight:400;font-style:italic;">miring</span></p><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">Satu</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr"><span style="font-weight:400;">Dalam</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr"><span style="font-weight:400;">Dua</span></p></li></ul><br /><div dir="ltr" style="margin-left:0pt;" align="left"><table style="border:none;"><colgroup><col width="301" /><col width="301" /></colgroup><tbody><tr style="height:0pt"><td style="border-left:solid #000000 1pt;"><p dir="ltr"><span style="font-weight:700;">Nama</span></p></td><td><p dir="ltr"><span>Jumlah</span></p></td></tr><tr><td><p dir="ltr"><span>Kursi</span></p></td><td><br /></td></tr></tbody></table></div></b><br class="Apple-interchange-newline">`,
  reads: `## Judul

*Tebal* biasa _miring_

- Satu
- Dalam
- Dua

| Nama | Jumlah |
| --- | --- |
| Kursi |  |`,
}
