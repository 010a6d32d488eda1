### 简体中文。用“你”，不用感叹号。
### 用词：master = 成品；proof sheet = 对照图；File = 文件（Telegram 的发送方式）；crop = 局部；
### size = 尺寸；copy = 副本；to make = 制作；source's own pixels = 原图像素。

start =
    把太小的照片发给我，我会做成一个又大又干净的文件。

    1. 我先看照片，告诉你它的质量如何。
    2. 你选 2K 或 4K。
    3. 你会收到一张用来判断的对照图，和一个可以保存的成品文件。

help =
    发一张照片，最好以文件形式发送：Telegram 会压缩照片，文件则保持完整。

    快捷方式：在照片下写 2k 或 4k，或用 /2k、/4k、/upscale 回复照片。
    在群里，用 /upscale 回复照片，或在照片说明里提到我。
    /status 查看我正在为你做什么，/forget 删除你的一切。
help-group = 用 /upscale、/2k 或 /4k 回复照片，或在照片说明里提到我，剩下的交给我。

other-text = 我处理的是照片。发一张来，最好以文件形式，我告诉你能做成什么样。
other-link = 我不从链接取图：网页给出的常常是缩小的副本。请保存图片，以文件形式发到这里。
other-sticker = 这是贴纸。请发一张照片，最好以文件形式，我来放大。
other-animation = 这是动画，我只处理静态照片。请发一张照片，最好以文件形式。
other-video = 这是视频，我只处理静态照片。如果其中某一刻很重要，请把它作为照片发来。
other-voice = 我不会听，只会看照片。请发一张，最好以文件形式。
other-audio = 这是声音，我只看照片。请发一张，最好以文件形式。
other-document = 这个文件不是图片。我接受 JPEG、PNG、WebP、HEIC、AVIF、TIFF 和 BMP。
other-thing = 这个我处理不了。请发一张照片，最好以文件形式，我来放大。
other-command = 我不认识这个命令。/help 会告诉你我能做什么。

reply-needs_photo = 用它回复一张照片，或写在照片说明里，剩下的交给我。
reply-no_picture = 那条消息里我看不到图片。如果有，请重新发送并在说明里写上 { $mention }：在群里我只看得到对我说的内容。

command-upscale = 用它回复一张照片
command-2k = 回复照片：做成 2K
command-4k = 回复照片：做成 4K
command-status = 我正在做什么
command-settings = 尺寸、风格、格式、语言
command-forget = 删除你的一切
command-help = 使用方法

error = 我这边出了点问题。请再试一次。
