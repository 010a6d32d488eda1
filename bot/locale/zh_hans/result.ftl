### 发来的东西：初步预览、对照图、成品，以及再看一眼。

look-caption = { $target } 的初步预览：左边是现在的样子，右边是将来的样子。

proof-caption = 对照图：实际大小的前后对比。使用成品之前请仔细看看。
proof-numbers = 点编号可以看那个局部的大图。

close_up-caption = 局部 { $number }，放大显示。左边是普通放大，右边是结果。

wrong-lend =
    我把局部 { $number } 换成原图像素，并发来新的成品。

    可以把这个局部留在这里，让我学着看清这样的地方吗？它不会离开这台机器，/forget 会删除它。
wrong-lent = 谢谢，局部 { $number } 留下了。
wrong-not_lent = 局部 { $number } 没有留下。

master-caption = { $width } × { $height }，{ $format }。
master-smaller_format = 存为 PNG 会超过 Telegram 的 { $most }，所以这是 { $format }。
master-plain = 模型会画出你的文件里没有的东西，所以这里没有用它的任何内容：这只是你的文件的普通放大。

trust-green = 检查没有发现与照片相矛盾的地方。
trust-amber = 检查发现有些地方是模型猜的，见对照图。
trust-red = 检查发现有些地方可能不忠于照片，见对照图。

delivery-unsure = Telegram 没有确认 { $name } 已送达。如果一分钟后上面还没有，我可以再发一次。
delivery-second = 这可能是第二份：发送第一份时我中断了。
delivery-looking = 发送 { $name } 时我中断了，正在看它到了没有。


proof-none = 这次没能画出对照图，请自己与照片比较。
close_up-failed = 没能把局部 { $number } 画大。成品不受影响。
trust-green_alone = 检查没有发现与照片相矛盾的地方。
trust-amber_alone = 检查发现有些地方是模型猜的。
trust-red_alone = 检查发现有些地方可能不忠于照片。

together-proofs =
    对照图，按你的照片顺序：实际大小的前后对比。使用成品之前请仔细看看。
together-ask = 这些是你的成品。点编号可以看对它还能做什么。
together-line = { $number }. { $name }
together-fewer = 其余的没有做成，原因写在各张照片下面。
together-unsure =
    Telegram 没有确认这些已送达。一分钟后上面还没有的，我可以再发一次。
together-one = 对 { $name } 还能做：
