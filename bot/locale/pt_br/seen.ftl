### O que o motor diz de um arquivo (veja o arquivo de mesmo nome em en).

seen-photo = Veio como foto, e o Telegram comprime fotos.
seen-photo_shrunk =
    Veio como foto: o Telegram comprime fotos e pode ter reduzido esta aos seus { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }.
seen-photo_advice = Mande a mesma imagem como Arquivo e ela chega inteira.
seen-photo_advice_too = Mande essa, como Arquivo.
seen-app = Foi comprimida pelo { $app } antes de chegar aqui.
seen-app_advice = Mandar como Arquivo já não ajuda: peça o próprio arquivo a quem mandou pelo { $app }.
seen-app_whatsapp =
    Mandar como Arquivo já não ajuda: peça a quem mandou pelo WhatsApp que mande como Documento.
seen-app_telegram = Peça a quem tem o original que mande pelo Telegram como Arquivo.
seen-some_app = Foi comprimida do jeito que os apps de conversa fazem.
seen-some_app_advice = Peça a quem mandou o próprio arquivo, não uma cópia da conversa.
seen-file_name = O nome do arquivo parece dado pelo { $app }.
seen-screenshot = Parece uma captura de tela: a foto tem o detalhe da tela, não o dela.
seen-screenshot_advice = Compartilhe a própria imagem pelo app, não uma captura dela.
seen-letterbox = Há faixas lisas em volta da foto: é uma cópia feita para caber em uma tela.
seen-letterbox_advice = Mande a foto sem as faixas, como foi tirada.
seen-bands = Há faixas lisas em volta.
seen-thumbnail =
    É tamanho de miniatura: só { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    } no lado maior.
seen-thumbnail_advice = Procure a imagem em tamanho cheio de que saiu esta miniatura.

seen-cropped =
    Foi recortada de outro JPEG e salva de novo; aquele tinha qualidade de cerca de { $quality } em 100.
seen-cropped_advice = Procure a imagem de antes do recorte.
seen-twice =
    Foi salva como JPEG pelo menos duas vezes, a primeira com qualidade de cerca de { $quality } em 100.
seen-twice_advice = Procure o arquivo como era antes de ser salvo de novo.
seen-hidden = Dentro deste { $thing } há um JPEG.
seen-hidden_quality = Dentro deste { $thing } há um JPEG com qualidade de cerca de { $quality } em 100.
seen-hidden_advice = Ache o JPEG de que este { $thing } foi feito.
seen-compressed = Foi comprimida até perder o detalhe fino (qualidade de cerca de { $quality } em 100).
seen-compressed_heavy =
    Foi comprimida demais (qualidade de cerca de { $quality } em 100): espere superfícies lisas onde havia textura.
seen-compressed_camera = A câmera a salvou com qualidade modesta (cerca de { $quality } em 100).
seen-compressed_advice = Peça o arquivo como saiu da câmera.
seen-enlarged =
    Foi ampliada de uma imagem menor: tem o detalhe de uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }.
seen-enlarged_jpeg =
    Foi ampliada de um JPEG menor: tem o detalhe de uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }.
seen-enlarged_advice = Ache a imagem menor de que ela saiu: ampliar aquela conserva mais.
seen-nearest =
    Foi ampliada repetindo pixels: tem o detalhe de uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }.
seen-nearest_advice = Ache a imagem menor de que ela saiu: dá para ampliar muito melhor.
seen-soft =
    Parece mais mole que o tamanho: tem o detalhe de uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }.
seen-hollow =
    Está borrada ou foi ampliada: tem o detalhe de uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }. O que se perdeu só dá para adivinhar.
seen-soft_advice = Procure um original desta imagem, mais nítido ou menor.
seen-palette = Tem poucas cores: áreas lisas mostram faixas ou pontos.
seen-posterised = Os tons estão cortados em degraus: áreas lisas podem mostrar faixas.
seen-posterised_advice = Procure a foto como era antes deste arquivo.

seen-camera = As anotações da própria câmera ainda estão no arquivo ({ $camera }).
seen-edited = O arquivo foi salvo por um editor de fotos ({ $editor }).
seen-credentials = O arquivo traz Content Credentials, um registro assinado de como foi feito.
seen-credentials_ai = As Content Credentials do arquivo dizem que IA participou dele.
seen-tiny_face =
    O rosto tem só uns { $width ->
        [one] { $width } pixel
        [many] { $width } de pixels
       *[other] { $width } pixels
    } de largura: ampliar não traz a semelhança de volta.
seen-tiny_faces =
    Os rostos têm só uns { $width ->
        [one] { $width } pixel
        [many] { $width } de pixels
       *[other] { $width } pixels
    } de largura: ampliar não traz a semelhança de volta.
seen-motion = A câmera ou o assunto se mexeu: esse borrão dá para suavizar, não desfazer.
seen-noise = A foto é granulada: nem sempre dá para separar o grão da textura fina.
seen-halos = Recebeu nitidez demais: as bordas têm costuras claras e escuras que vão continuar visíveis.

seen-limit_none =
    Ela tem mais pixels que detalhe: o que uma ampliação maior acrescenta é quase todo adivinhado.
seen-limit_own =
    Dá para ampliar bem até uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }: 4K seria quase todo adivinhado.
seen-limit_all =
    Dá para ampliar bem até uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }: 2K ou 4K seriam quase todos adivinhados.
seen-limit_2k =
    Dá para ampliar bem até uns { $side ->
        [one] { $side } pixel
        [many] { $side } de pixels
       *[other] { $side } pixels
    }: 2K cai bem, 4K seria quase todo adivinhado.
