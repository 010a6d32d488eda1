### A foto: receber, ficha, leitura completa, álbuns, o arquivo melhor.

intake-too_big =
    Este arquivo tem { $size }, e posso buscar no máximo { $most }. Salve como JPEG com qualidade 95 e mande como Arquivo; você não verá diferença.
intake-no_fetch = O Telegram não me entregou esse arquivo. Mande de novo, por favor.
intake-no_room = Meu disco está cheio no momento e não posso receber fotos. Tente mais tarde, por favor.
intake-failed = Algo deu errado do meu lado enquanto eu olhava esta foto. Mande de novo, por favor.

unreadable-empty = Este arquivo está vazio. Mande de novo, por favor.
unreadable-not_a_picture =
    Este arquivo não é uma imagem, seja qual for o nome. Aceito JPEG, PNG, WebP, HEIC, AVIF, TIFF e BMP.
unreadable-truncated =
    Falta o fim desta imagem: o envio ou uma cópia anterior foi interrompido. Mande o arquivo inteiro, por favor.
unreadable-animated = Esta imagem se mexe, e eu só trabalho com fotos paradas. Mande um quadro dela como foto.
unreadable-too_small = Esta imagem é pequena demais: quase não tem pixels. Existe uma cópia maior?
unreadable-damaged = Esta imagem está danificada e não consigo ler. Existe outra cópia?
unreadable-too_many_pixels =
    Esta imagem tem mais pixels do que eu aguento. Reduza para 100 megapixels ou menos e mande de novo.
unreadable-too_heavy = Abrir esta imagem leva mais tempo ou memória do que posso dar. Salve como JPEG e mande como Arquivo.
unreadable-other = Não consigo ler esta imagem. Salve como JPEG ou PNG e mande como Arquivo.

card-facts = { $width } × { $height }, { $format }, { $size }
card-degraded = Uma cópia que perdeu detalhes: { $facts }.
card-original = Parece o original: { $facts }.
card-unproven = Não achei danos: { $facts }.
card-sent_as_photo = Veio como foto, e o Telegram comprime fotos.
card-reason = · { $text }
card-send_file = Mande a mesma imagem como Arquivo e ela chega inteira.
card-how_file = No celular: clipe, Arquivo, Galeria. No computador: desmarque a compressão.
card-drawing = Parece um desenho: embaixo do resultado você pode pedir que eu faça como desenho.
card-taken = Estou fazendo em { $target }.
card-taken_drawing = Estou fazendo em { $target }, como desenho.
card-drawing_later = Embaixo do resultado você pode pedir que eu faça como desenho.
card-ask = Que tamanho eu faço?
card-named = Você escreveu { $target }: toque abaixo se for esse o tamanho que quer.
card-unclear = Não ficou claro qual tamanho você quer: toque no que preferir.
card-own =
    Ela já é tão grande quanto { $target }, então eu não ampliaria. Posso fazer um máster limpo no tamanho dela.
card-own_or_larger =
    Ela já é tão grande quanto { $target }. Posso ampliar para { $larger } ou fazer um máster limpo no tamanho dela.
card-own_named =
    Ela já é maior que { $target }, então eu não ampliaria. Posso fazer um máster limpo no tamanho dela.
card-weak = Recomendo { $target }. Maior também dá, se você quiser.
card-guessed =
    Dá para ampliar bem até uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }, então o resto será adivinhado.

target-own = tamanho próprio
target-paper = { $sheet } a { $dpi } dpi
target-pixels = { $side } px

unit-bytes =
    { $count ->
        [one] { $count } byte
        [many] { $count } de bytes
       *[other] { $count } bytes
    }
unit-kilobytes = { $count } kB
unit-megabytes = { $count } MB

why-title = O que eu vejo neste arquivo
why-line = · { $text }
why-nothing = Não achei sinal de cópia anterior, de app nem de ampliação.
why-quality = A qualidade JPEG é de cerca de { $quality } em 100.
why-no_proof = Ele não traz dados da câmera, então não posso provar que é o original. É comum e não é defeito.

album-title =
    Um álbum de { $count ->
        [one] { $count } foto
        [many] { $count } de fotos
       *[other] { $count } fotos
    }.
album-line = { $number }. { $verdict }, { $width } × { $height }
album-line_failed = { $number }. { $text }
album-line_better = Foto { $number }: { $text }
album-verdict-degraded = uma cópia que perdeu detalhes
album-verdict-original = parece o original
album-verdict-unproven = não achei danos
album-sent_as_photo = Vieram como fotos, e o Telegram comprime fotos. Como Arquivos trariam mais detalhes.
album-ask = Que tamanho eu faço de todas?
album-all = Todas { $target }
album-all_recommended = Todas { $target } · melhor
album-each = Escolher uma a uma

slot-waiting =
    Espero o arquivo melhor. Mande aqui a mesma imagem como Arquivo e eu faço a partir dele na hora.
slot-waiting_group =
    Espero o arquivo melhor. Responda a esta mensagem com a mesma imagem como Arquivo e eu faço a partir dele na hora.
slot-or_now = Ou toque em um tamanho e eu faço desta cópia.
slot-gained =
    Este é o arquivo melhor de uma imagem que você já mandou: { $width } × { $height } em vez de { $old_width } × { $old_height }, { $size } em vez de { $old_size }.
slot-moved = Ele toma o lugar da cópia: faço em { $target } a partir deste arquivo.
slot-moved_own =
    Ele toma o lugar da cópia. Já é grande o bastante, então faço um máster limpo no tamanho dele.
slot-running = Da cópia já está saindo { $target }. Para este arquivo, toque em um tamanho.
slot-closed = O arquivo melhor chegou, e eu sigo com ele.
slot-offer =
    Você já mandou esta imagem aqui em um arquivo melhor: { $width } × { $height }, { $size }. Esta cópia tem { $old_width } × { $old_height }, { $old_size }.
slot-offer_ask = Que tamanho eu faço do arquivo melhor?
slot-posted =
    Já foi postado aqui um arquivo melhor, provavelmente da mesma foto: { $width } × { $height }, { $size }.
slot-posted_ask = Responda a ele com um tamanho, como /4k, e eu faço a partir daquele arquivo.
slot-master = Aqui já foi feito um master que provavelmente é da mesma foto: { $width } × { $height }.
slot-here = É este.
slot-not_begun = Por isso não comecei. Toque em um tamanho se for para fazer mesmo assim.
slot-left_out = O que já existe eu deixei de fora. Toque abaixo se for para fazer mesmo assim.
