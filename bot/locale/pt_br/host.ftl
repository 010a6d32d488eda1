### O que o anfitrião e os dele ouvem, e o que os outros ouvem das regras dele.
host-refused =
    Trabalho para as pessoas e grupos que meu anfitrião listou, e você ainda não está entre eles. Dê a ele este número para ser incluído: { $number }
host-maintenance = Estão mexendo em mim no momento. Sua foto está guardada, e respondo assim que voltar.
host-maintenance_on =
    A partir de agora recebo fotos mas respondo depois, e não dá para tocar em tamanhos. O que já espera é feito. /maintenance off encerra.
host-maintenance_off = Voltei ao trabalho e respondo ao que chegou nesse meio-tempo.
host-maintenance_which = /maintenance on ou /maintenance off. No momento: { $now }.
host-errors = Vale dar uma olhada. O registro tem tudo.
host-error = · { $what }
host-error_often =
    · { $what } ({ $times ->
        [one] { $times } vez
        [many] { $times } de vezes
       *[other] { $times } vezes
    })
host-stats =
    Fotos em 24 h: { $photos }, de { $people } pessoas.
    Másteres em 24 h: { $delivered } entregues, { $failed } com falha, { $cancelled } cancelados.
    Agora: { $queued } esperam, { $running } em andamento, { $made } a caminho.
    O que espera há mais tempo: { $oldest }.
    Metade levou { $half } ou menos, do toque ao máster.
    Guardado: { $kept_photos } fotos, { $kept_people } pessoas. Disco: { $free } livres.
host-failed = Motivos: { $reasons }.
host-seconds = { $seconds } s
host-minutes = { $minutes } min
host-none = nenhum

privacy =
    Suas fotos e másteres ficam guardados por { $days ->
        [one] { $days } dia
        [many] { $days } de dias
       *[other] { $days } dias
    } { $where }, com a leitura, para os botões continuarem funcionando; depois são apagados. Os ajustes ficam até /forget, que apaga tudo de uma vez.
    Nada vai para terceiros: as imagens são feitas nas máquinas do meu anfitrião. O Telegram leva nossas mensagens.
privacy-here = na máquina do meu anfitrião
privacy-elsewhere = no armazenamento do meu anfitrião
command-privacy = O que guardo, quanto e onde
reply-administrators = Neste grupo só administradores me pedem algo.
reply-listed =
    Neste grupo só quem está na lista me pede algo. Um administrador pode responder à sua mensagem com /allow.
listed-on = { $name } está na lista.
listed-off = { $name } não está na lista.
listed-not_in_force = Vale quando em /settings estiver: Só a lista.
listed-whom = Responda com isto à mensagem da pessoa de quem você fala.
listed-groups_only = Funciona em grupos: um administrador responde com isto à mensagem de alguém.
