### 检查和对照图上的词（见 en 里的同名文件）。地方小，要短。

check-safe = 可以发布
check-not_face = 不要依赖脸部
check-not_text = 不要依赖文字
check-not_both = 不要依赖脸部和文字
check-look =
    请看 { $count ->
       *[other] { $count } 个局部
    }
check-look_places =
    请看 { $count ->
       *[other] { $count } 处
    }
check-not_everything = 没有全部检查
check-nothing = 无法检查
check-kept =
    { $count ->
       *[other] { $count } 处保留了原图像素。
    }
check-unchecked = 未检查：{ $what }。
check-checked = 已检查：{ $what }。
check-faces =
    { $count ->
       *[other] { $count } 张脸
    }
check-texts =
    { $count ->
       *[other] { $count } 处文字
    }
check-places =
    { $count ->
       *[other] { $count } 处
    }
check-other_places =
    { $count ->
       *[other] 另外 { $count } 处
    }
check-left = 左：普通放大。
check-right = 右：结果。
check-scale = 都是 { $size } 的 { $scale }。
check-scale_alone = 都是 { $scale }。

check-word_fine = 好。
check-word_look = 请看。
check-word_changed = 变了。
check-word_unchecked = 未检查。
check-word_back = 已还回。

check-face_same = 脸：自动检查认为是同一个人（{ $likeness }）。
check-face_eyes = 脸：自动检查认为是同一个人（{ $likeness }），请比较眼睛。
check-face_doubtful = 脸：像不像存疑（{ $likeness }），请比较局部。
check-face_small = 脸太小，无法确认：请比较局部。
check-faces_small = { $count } 张脸太小，无法确认：请比较局部。
check-face_other = 脸：自动检查认为不是同一个人。
check-face_other_kept = 脸：画成了别人，所以保留原图像素。
check-face_likeness_kept = 脸：像不像存疑，所以保留原图像素。
check-face_eye = 脸：一只眼睛画得与原图不同。
check-face_eye_kept = 脸：一只眼睛画错了，所以保留原图像素。
check-face_asked = 脸：为稳妥起见，保留原图像素。

check-text_same = 文字与原图一致。
check-text_some = 文字与原图一致（{ $count } 处中的 { $part } 处）。
check-text_rest =
    { $count ->
       *[other] { $count } 行与原图一致。
    }
check-text_changed = “{ $text }”现在读起来不同了。
check-text_kept = “{ $text }”读起来不同：保留原图像素。
check-text_unread_kept = 文字读不出：保留原图像素。
check-text_perhaps_kept = 可能是小字：保留原图像素。
check-text_small_kept = 小字：保留原图像素。
check-text_unsure = 文字无法确切读出。

check-texture = 细纹：看着合理，部分由模型绘制。
check-edge = 直边：与原图一致。
check-flat = 平滑处：与原图一致。
check-place = 一处。
check-typical = 有代表性的一处。
check-structure = 细节画得与原图不同。
check-structure_changed = 细节不是原图的。
check-structure_kept = 细节不是原图的，所以保留原图像素。
check-moved = 细节稍微偏了位。
check-moved_changed = 细节偏了位。
check-colour = 颜色与原图略有不同。
check-colour_changed = 颜色不是原图的。
check-turn = 边缘走向略有不同。
check-turn_changed = 边缘走向与原图不同。
check-guessed = 细纹：很多是模型猜的。
check-guessed_largely = 细纹：大多是模型猜的，看着合理，但不来自你的照片。
check-asked = 按你的要求，保留原图像素。

check-part_text = 文字
check-part_faces = 脸
check-part_details = 细节和颜色
check-part_flip = 镜像一致
check-part_back = 还回的地方
check-part_anything = 全部

check-hand = 手：测量与原图一致，请比较手指。
check-hand_fault = 手：{ $rest }
check-hands =
    { $count ->
       *[other] { $count } 只手
    }
check-part_hands = 手
