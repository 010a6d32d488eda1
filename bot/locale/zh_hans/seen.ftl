### 引擎对文件的描述（见 en 里的同名文件）。

seen-photo = 它是作为照片发来的，Telegram 会压缩照片。
seen-photo_shrunk = 它是作为照片发来的：Telegram 会压缩照片，可能已把它缩到 { $side } 像素。
seen-photo_advice = 把同一张图以文件形式发来，我就能收到完整的。
seen-photo_advice_too = 请发那一张，以文件形式。
seen-app = 到这里之前，{ $app } 已经压缩过它。
seen-app_advice = 现在以文件形式发送也没用了：请向在 { $app } 上发给你的人要文件本身。
seen-app_whatsapp = 现在以文件形式发送也没用了：请对方在 WhatsApp 里以“文档”形式发送。
seen-app_telegram = 请有原图的人在 Telegram 里以文件形式发送。
seen-some_app = 它像聊天应用那样被压缩过。
seen-some_app_advice = 请向发送者要文件本身，而不是聊天里的副本。
seen-file_name = 文件名像是 { $app } 起的。
seen-screenshot = 看起来是截屏：里面照片的细节是屏幕的，不是它自己的。
seen-screenshot_advice = 请从应用里分享图片本身，不要分享截屏。
seen-letterbox = 照片周围加了纯色边：这是为适应屏幕做的副本。
seen-letterbox_advice = 请发不带边的、拍下时的照片。
seen-bands = 周围有纯色边。
seen-thumbnail = 这是预览大小：最长边只有 { $side } 像素。
seen-thumbnail_advice = 请找做这个预览用的完整尺寸图片。

seen-cropped = 它是从另一个 JPEG 裁下来再保存的，那个的质量大约是 { $quality }（满分 100）。
seen-cropped_advice = 请找裁剪之前的图片。
seen-twice = 它至少存过两次 JPEG，第一次的质量大约是 { $quality }（满分 100）。
seen-twice_advice = 请找重新保存之前的文件。
seen-hidden = 这个 { $thing } 里面是一个 JPEG。
seen-hidden_quality = 这个 { $thing } 里面是一个质量约 { $quality }（满分 100）的 JPEG。
seen-hidden_advice = 请找做这个 { $thing } 用的 JPEG。
seen-compressed = 它被压缩到丢了细节（质量约 { $quality }，满分 100）。
seen-compressed_heavy = 它被压缩得很厉害（质量约 { $quality }，满分 100）：原来有纹理的地方会变得光滑。
seen-compressed_camera = 相机保存时质量一般（约 { $quality }，满分 100）。
seen-compressed_advice = 请要相机直接拍出的文件。
seen-enlarged = 它是从更小的图片放大的：只有约 { $side } 像素的细节。
seen-enlarged_jpeg = 它是从更小的 JPEG 放大的：只有约 { $side } 像素的细节。
seen-enlarged_advice = 请找放大之前的小图：放大那一张能保住更多细节。
seen-nearest = 它是重复像素放大的：只有约 { $side } 像素的细节。
seen-nearest_advice = 请找放大之前的小图：它能放大得好得多。
seen-soft = 它看起来没有尺寸那么清楚：只有约 { $side } 像素的细节。
seen-hollow = 它模糊，或者被放大过：只有约 { $side } 像素的细节。丢掉的只能靠猜。
seen-soft_advice = 请找这张图更清晰或更小的原图。
seen-palette = 它的颜色很少：平滑处会有色带或斑点。
seen-posterised = 它的色调断成了台阶：平滑处可能有色带。
seen-posterised_advice = 请找做成这个文件之前的照片。

seen-camera = 文件里还有相机自己的记录（{ $camera }）。
seen-edited = 文件是由照片编辑软件保存的（{ $editor }）。
seen-credentials = 文件带有内容凭证，即签了名的制作记录。
seen-credentials_ai = 文件的内容凭证显示有 AI 参与制作。
seen-tiny_face = 里面的脸只有约 { $width } 像素宽：放大也找不回相貌。
seen-tiny_faces = 里面的脸都只有约 { $width } 像素宽：放大也找不回相貌。
seen-motion = 相机或被拍的人动了：这样的模糊可以减轻，不能消除。
seen-noise = 照片有颗粒：颗粒和细纹理不一定分得清。
seen-halos = 锐化过头了：边缘的亮边和暗边会一直看得见。

seen-limit_none = 它的像素比细节多：再放大，增加的大多是猜的。
seen-limit_own = 它大约能清楚地放大到 { $side } 像素：4K 大多是猜的。
seen-limit_all = 它大约能清楚地放大到 { $side } 像素：2K 或 4K 大多是猜的。
seen-limit_2k = 它大约能清楚地放大到 { $side } 像素：2K 合适，4K 大多是猜的。
