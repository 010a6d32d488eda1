### Botões e as respostas curtas a eles (no máximo 200 caracteres).

button-size = { $target }
button-size_recommended = { $target } · recomendado
button-own = Tamanho próprio, { $width } × { $height }
button-own_recommended = Tamanho próprio · melhor
button-why = Por quê?
button-purpose = Para que é?
button-wait = Esperar o arquivo melhor
button-wait_no_more = Não esperar
button-this_copy = Desta cópia
button-cancel = Cancelar
button-cancel_all = Cancelar todas
button-resend = Mandar de novo
button-resend_one = Mandar { $number } de novo

press-taken = Anotado. Começo assim que chegar a sua vez.
press-again = Já estou nisso.
press-made = Esta já está pronta, olhe mais abaixo.
press-made_before = Esta eu já fiz uma vez, aqui vai.
press-taken_all = Anotado, todas.
press-too_many =
    { $limit ->
        [one] Já tenho { $limit } foto sua para fazer. Assim que ficar pronta, toque de novo.
        [many] Já tenho { $limit } de fotos suas para fazer. Assim que uma ficar pronta, toque de novo.
       *[other] Já tenho { $limit } fotos suas para fazer. Assim que uma ficar pronta, toque de novo.
    }
press-set = Anotado.
press-administrators = Só um administrador deste grupo pode mudar isso.
press-listed = Anotado. Responda à mensagem de alguém com /allow para pôr a pessoa na lista, com /disallow para tirar.
press-waiting = Espero o arquivo melhor.
press-waiting_no_more = Não espero mais.
press-too_late_to_wait = Já está sendo feita. Mande o arquivo melhor mesmo assim.
press-unknown = Este botão não funciona mais. Me mande a foto de novo.
press-gone = Não tenho mais esta foto. Mande de novo, por favor.
press-not_yours = Só quem pediu, ou um administrador, pode tocar aqui.
press-cancelled = Cancelada.
press-too_late = Tarde demais para cancelar, já está pronta.
press-resent = Aqui vai de novo.
press-error = Não deu certo, e a culpa é minha. Toque de novo, por favor.
press-bad_target = Não consigo fazer esse tamanho desta foto.

button-wrong = Algo parece errado
button-wrong_one = { $number } está errado
button-none_wrong = Nenhum
button-lend = Sim, guarde
button-lend_not = Não

press-which = Qual? Toque no número, e ali entram os pixels da sua própria foto.
press-close_up = Aqui vai.
press-mending = Ponho ali os pixels da sua própria foto.

again-crisper = Mais nítida
again-softer = Mais suave
again-safer = Mais segura
again-drawing = Como desenho
again-photo = Como foto
again-jpeg = Em JPEG


button-versions = Versões
button-other_size = Outro tamanho
button-delete = Apagar
button-delete_yes = Sim, apagar
button-delete_no = Manter
button-versions_all = Mandar todas
button-versions_send = Mandar estas { $count }
again-webp = Em WebP
press-too_many_today =
    Você pediu { $limit ->
        [one] { $limit } máster
        [many] { $limit } de másteres
       *[other] { $limit } másteres
    } em 24 horas, o máximo que meu anfitrião permite. Toque de novo amanhã, por favor.
press-maintenance = Estão mexendo em mim no momento. Toque de novo mais tarde, por favor.
press-not_listed = Trabalho para as pessoas e grupos que meu anfitrião listou.
press-blind =
    Anotado. Mas aqui só vejo o que é dito a mim: me torne administrador do grupo, ou peça ao meu anfitrião para desligar o modo de privacidade.
press-versions = Vendo onde cortar. Um momento.
press-versions_coming = Já estão a caminho.
press-versions_sent = Aqui vão.
press-versions_none = Escolha uma primeiro.
press-no_other_size = Não há outro tamanho para esta foto.
press-delete_ask =
    Apaga este máster e a folha de prova de vez, aqui e comigo. Sua foto fica; /forget apaga ela também.
press-deleted = Apagado.
press-kept = Este máster foi aprovado para a sua equipe, então ele fica.
