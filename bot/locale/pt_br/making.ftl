### Enquanto uma foto é feita, e quando não dá certo.

progress-queued_next = { $name } em { $target }: é a próxima{ $left }.
progress-queued = { $name } em { $target }: número { $position } na fila{ $left }.
progress-running = { $name } em { $target }: { $percent } %{ $left }.
progress-left_seconds = , faltam uns { $seconds } s
progress-left_minutes = , faltam uns { $minutes } min
progress-made = { $name } em { $target }: pronta, a caminho.
progress-cancelled = { $name } em { $target }: cancelada.
progress-waits = { $name } em { $target }: espera o arquivo melhor.
progress-failed = { $name } em { $target }: não foi feita.
progress-album = Álbum em { $target }: faltam { $count }{ $left }.
progress-album_cancelled = Álbum em { $target }: cancelado. O que estava pronto é seu.
progress-quiet = Fazendo { $target }.

name-photo = Sua foto

failed-gave_up = Tentei esta foto várias vezes e falhou em todas. Mande de novo, por favor, ou tente 2K.
failed-insane_output =
    O resultado saiu errado e eu o joguei fora em vez de mandar. Tente o outro tamanho, por favor.
failed-out_of_memory = Esta foto precisa de mais memória do que eu tenho. Tente um tamanho menor, por favor.
failed-backend_unavailable = Meu motor não está rodando no momento. Tente mais tarde, por favor.
failed-source_gone = Não tenho mais esta foto. Mande de novo, por favor.
failed-result_lost =
    O arquivo pronto se perdeu no meu disco antes que eu pudesse mandar. Mande a foto de novo, por favor.
failed-undeliverable =
    Fiz o seu máster, mas não consegui entregar, mesmo tentando muitas vezes. Toque no tamanho de novo, por favor.
failed-no_room = Meu disco está cheio no momento. Tente mais tarde, por favor.
failed-too_large_for_telegram =
    O máster passa dos { $most } do Telegram, então não posso mandar. Tente 2K, por favor.
failed-target_too_large = Esse tamanho é mais do que consigo fazer desta foto. Escolha um menor, por favor.
failed-target_too_small = Esse tamanho é menor do que consigo fazer. Escolha um maior, por favor.
failed-stopped_by_host = Quem cuida de mim parou esta. Pergunte, ou toque no tamanho de novo.
failed-other = Algo deu errado enquanto eu fazia esta foto. Toque no tamanho de novo, por favor.

status-nothing = Não estou trabalhando em nada para você no momento.
status-title = Estou trabalhando em:
status-waits = { $name }: espera o arquivo melhor.
