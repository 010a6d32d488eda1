### O que chega: primeira olhada, folha de prova, máster, e uma segunda olhada.

look-caption = Uma primeira olhada em { $target }: à esquerda como está, à direita como ficaria.

proof-caption = Folha de prova: antes e depois em tamanho real. Olhe bem antes de usar o máster.
proof-numbers = Um número manda aquele recorte maior.

close_up-caption = Recorte { $number }, maior. À esquerda a ampliação simples, à direita o resultado.

wrong-lend =
    Ponho os pixels da sua própria foto no recorte { $number } e mando o novo máster.

    Posso guardar este recorte aqui, para aprender a ver lugares assim? Ele não sai desta máquina, e /forget o apaga.
wrong-lent = Obrigado, guardo o recorte { $number }.
wrong-not_lent = Não guardo o recorte { $number }.

master-caption = { $width } × { $height }, { $format }.
master-smaller_format = Como PNG passaria dos { $most } do Telegram, então é um { $format }.
master-plain =
    O modelo teria desenhado o que o seu arquivo não mostra, então não há nada dele aqui: é o seu arquivo, apenas ampliado.

trust-green = A checagem não achou nada que contradiga a sua foto.
trust-amber = A checagem achou lugares em que o modelo adivinhou; veja a folha de prova.
trust-red = A checagem achou lugares que podem não ser fiéis à sua foto; veja a folha de prova.

delivery-unsure =
    O Telegram não confirmou que { $name } chegou. Se em um minuto não estiver acima, posso mandar de novo.
delivery-second = Pode ser uma segunda cópia: fui interrompido enquanto mandava a primeira.
delivery-looking = Fui interrompido enquanto mandava { $name }. Vendo se chegou.


proof-none = Desta vez não consegui desenhar a folha de prova, então compare você mesmo com a sua foto.
close_up-failed = Não consegui desenhar o recorte { $number } maior. Isso não muda o seu máster.
trust-green_alone = A checagem não achou nada que contradiga a sua foto.
trust-amber_alone = A checagem achou lugares em que o modelo adivinhou.
trust-red_alone = A checagem achou lugares que podem não ser fiéis à sua foto.

together-proofs =
    Folhas de prova, na ordem das suas fotos: antes e depois em tamanho real. Olhe bem antes de usar os másteres.
together-ask = Estes são os seus másteres. Um número traz o que posso fazer com aquele.
together-line = { $number }. { $name }
together-fewer = Os outros não deram certo; expliquei em cada foto por quê.
together-unsure =
    O Telegram não confirmou que estes chegaram. O que em um minuto não estiver acima, posso mandar de novo.
together-one = O que posso fazer com { $name }:
