### Words that people write under a photo: they are read, never said. The English file has the rules.

words-asking =
    请 麻烦 帮我 帮忙 给我 把 将 放大 放大到 做成 改成 变成 转成 弄成
    我要 我想要 想要 要 需要 可以 能 能不能 可不可以
words-beside =
    到 成 为 用 以 按 一下 吧 吗
    谢谢 謝謝 多谢 非常感谢 你好 您好 尺寸 大小 分辨率 格式
    图 图片 照片 相片
words-pointing = 这 这张 这个 这些 它 我 你 您 的 也 都 全部 文件
words-drawing = 插画 绘画 漫画 图画
words-not = 不 别 没 非
