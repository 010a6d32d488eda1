### Selama foto dibuat, dan kalau gagal.

progress-queued_next = { $name } dalam { $target }: berikutnya{ $left }.
progress-queued = { $name } dalam { $target }: nomor { $position } di antrean{ $left }.
progress-running = { $name } dalam { $target }: { $percent } %{ $left }.
progress-left_seconds = , sekitar { $seconds } dtk lagi
progress-left_minutes = , sekitar { $minutes } mnt lagi
progress-made = { $name } dalam { $target }: jadi, sedang dikirim.
progress-cancelled = { $name } dalam { $target }: dibatalkan.
progress-waits = { $name } dalam { $target }: menunggu file yang lebih baik.
progress-failed = { $name } dalam { $target }: tidak jadi.
progress-album = Album dalam { $target }: tinggal { $count }{ $left }.
progress-album_cancelled = Album dalam { $target }: dibatalkan. Yang sudah jadi milikmu.
progress-quiet = Membuat { $target }.

name-photo = Fotomu

failed-gave_up = Foto ini sudah kucoba beberapa kali dan selalu gagal. Tolong kirim lagi, atau coba 2K.
failed-insane_output = Hasilnya salah dan kubuang daripada kukirim. Silakan coba ukuran lain.
failed-out_of_memory = Foto ini butuh memori lebih dari yang kupunya. Silakan coba ukuran yang lebih kecil.
failed-backend_unavailable = Mesinku sedang tidak berjalan. Silakan coba lagi nanti.
failed-source_gone = Foto ini sudah tidak ada padaku. Tolong kirim lagi.
failed-result_lost = File jadinya hilang dari diskku sebelum sempat kukirim. Tolong kirim fotonya lagi.
failed-undeliverable =
    Mastermu sudah jadi tapi tidak berhasil kusampaikan meski berkali-kali dicoba. Tolong tekan ukurannya sekali lagi.
failed-no_room = Diskku sedang penuh. Silakan coba lagi nanti.
failed-too_large_for_telegram =
    Masternya lebih dari { $most } yang diizinkan Telegram, jadi tidak bisa kukirim. Silakan coba 2K.
failed-target_too_large =
    Ukuran itu lebih dari yang bisa kubuat dari foto ini. Silakan pilih yang lebih kecil.
failed-target_too_small = Ukuran itu lebih kecil dari yang bisa kubuat. Silakan pilih yang lebih besar.
failed-stopped_by_host = Pengelolaku menghentikan yang ini. Tanya dia, atau tekan ukurannya sekali lagi.
failed-other = Ada yang salah saat aku membuat foto ini. Tolong tekan ukurannya sekali lagi.

status-nothing = Saat ini aku tidak mengerjakan apa-apa untukmu.
status-title = Sedang kukerjakan:
status-waits = { $name }: menunggu file yang lebih baik.
