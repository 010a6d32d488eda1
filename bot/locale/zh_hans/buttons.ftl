### 按钮，以及点按后的简短回答（最多 200 字）。

button-size = { $target }
button-size_recommended = { $target } · 推荐
button-own = 原尺寸，{ $width } × { $height }
button-own_recommended = 原尺寸 · 推荐
button-why = 为什么？
button-purpose = 做什么用？
button-wait = 等更好的文件
button-wait_no_more = 不等了
button-this_copy = 用这份副本
button-cancel = 取消
button-cancel_all = 全部取消
button-resend = 再发一次
button-resend_one = 再发一次 { $number }

press-taken = 收到，轮到你就开始。
press-again = 已经在做了。
press-made = 这个已经做好了，看下面。
press-made_before = 这个我做过，马上发来。
press-taken_all = 全部收到。
press-too_many = 你已经有 { $limit } 张照片在我这里。等做好一张再点。
press-set = 记下了。
press-administrators = 只有本群管理员可以更改。
press-listed = 记下了。用 /allow 回复某人的消息可把他加入名单，用 /disallow 则移出。
press-waiting = 我等更好的文件。
press-waiting_no_more = 不再等了。
press-too_late_to_wait = 已经在做了。更好的文件也请发来。
press-unknown = 这个按钮已失效。请重新发照片。
press-gone = 这张照片已经不在我这里了。请再发一次。
press-not_yours = 只有提出请求的人或管理员可以点。
press-cancelled = 已取消。
press-too_late = 来不及取消，已经做好了。
press-resent = 再发一次。
press-error = 没有成功，是我的问题。请再点一次。
press-bad_target = 这张照片做不了这个尺寸。

button-wrong = 有地方不对
button-wrong_one = { $number } 不对
button-none_wrong = 都没问题
button-lend = 好，留着
button-lend_not = 不用

press-which = 哪一个？点它的编号，那里就换成原图像素。
press-close_up = 马上发来。
press-mending = 那里换成原图像素。

again-crisper = 更锐利
again-softer = 更柔和
again-safer = 更稳妥
again-drawing = 按插画制作
again-photo = 按照片制作
again-jpeg = 存为 JPEG


button-versions = 版本
button-other_size = 其他尺寸
button-delete = 删除
button-delete_yes = 确认删除
button-delete_no = 保留
button-versions_all = 全部发送
button-versions_send = 发送这 { $count } 个
again-webp = 存为 WebP
press-too_many_today = 24 小时内你已要了 { $limit } 个成品，达到了上限。请明天再点。
press-maintenance = 我正在维护中。请稍后再点。
press-not_listed = 我只为名单上的人和群工作。
press-blind = 记下了。但在这里我只看得到对我说的话：请让我当本群管理员，或请管理我的人关闭隐私模式。
press-versions = 我看看从哪里裁。请稍等。
press-versions_coming = 正在发送。
press-versions_sent = 发来了。
press-versions_none = 请先选一个。
press-no_other_size = 这张照片没有其他尺寸。
press-delete_ask = 彻底删除这个成品和它的对照图，这里和我这边都删。照片会留下；/forget 也会删掉它。
press-deleted = 已删除。
press-kept = 这个成品已为你的团队批准，所以会保留。
