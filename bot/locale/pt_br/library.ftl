### The team's library: linking it, publishing to it, finding in it.

library-private = Uma biblioteca é de uma equipe: envie /library no grupo da sua equipe.
library-none =
    Este grupo ainda não tem biblioteca. Torne-me administrador do canal de vocês e deste grupo. Depois envie aqui /library @canal, ou encaminhe para cá uma publicação do canal e responda a ela com /library.
library-not_administrator = Só administradores deste grupo podem fazer isso.
library-no_channel = Não vejo esse canal. Primeiro me adicione lá como administrador e tente de novo.
library-not_a_channel = Isso não é um canal. Uma biblioteca fica em um canal que a sua equipe lê.
library-may_not_post =
    Ainda não posso publicar em { $channel }. Dê-me lá o direito de publicar como administrador e envie de novo.
library-administrator_here =
    Torne-me administrador deste grupo também: só assim vejo reações e sei quem é da equipe. Depois envie de novo.
library-anonymous = De um administrador anônimo não se sabe quem é no canal. Envie com o seu nome, por favor.
library-not_yours = Você não é administrador de { $channel }. Peça a um deles que envie isto aqui.
library-linked =
    Os másteres aprovados aqui vão a partir de agora para { $channel }: toque em Publicar sob um máster, responda a ele com /publish e um título, ou reaja com 👍.
library-shown =
    A biblioteca deste grupo é { $channel }, com { $count ->
        [one] { $count } máster
        [many] { $count } másteres
       *[other] { $count } másteres
    }.
library-unlinked = Este grupo não tem mais biblioteca. O que foi publicado fica no canal.
library-lapsed =
    Quem vinculou este grupo não é mais administrador do canal, por isso a biblioteca está fechada. Um administrador do canal a reabre: /library @canal
library-better =
    A biblioteca de vocês tem um máster provavelmente da mesma foto: { $title }, { $width } × { $height }. { $link }
button-library_administrators = Administradores publicam
button-library_members = Todos publicam
button-library_off = Encerrar a biblioteca
button-library_off_yes = Encerrar
button-library_end_other = Encerrar em { $group }
button-publish = Publicar
button-publish_red = Publicar mesmo assim
button-find_more = Mais
button-send_master = Enviar esse máster
press-publish_red =
    A checagem diz para não confiar aqui em um rosto ou texto. Toque de novo se for publicar mesmo assim.
press-publishing = Estou publicando.
press-publish_not_yours = Neste grupo só administradores publicam.
press-publish_nowhere =
    Não há aqui biblioteca em que você possa publicar. /library no grupo da sua equipe cria uma.
press-not_team = Só membros da equipe podem fazer isso.
publish-usage = Responda a um máster com /publish e, se quiser, título e #tags.
publish-which = Para qual equipe é?
publish-done = Publicado: { $link }
publish-done_again = Publicado como versão { $version }: { $link }
publish-before = Já está na biblioteca: { $link }
publish-busy = Alguém está publicando isto em { $channel } neste momento.
publish-gone = O máster não está mais guardado. Faça-o de novo e publique em { $channel }.
publish-refused = Não consegui publicar em { $channel }. Ainda sou lá um administrador que pode publicar?
publish-trouble = Não foi possível chegar a { $channel }. Tente de novo em um minuto, por favor.
asset-version = { $title }, versão { $version }
asset-proof = Folha de prova: { $title }
asset-facts = { $width } × { $height }, { $format }, { $size }
asset-source = Origem: { $verdict }.
asset-people = Pedido por { $asked }, aprovado por { $approved }
asset-replaces = Substitui { $link }
asset-replaced = Substituído pela versão { $version }: { $link }
find-usage =
    Envie /find com palavras, #tags, @nome ou uma data como 2026-11. Ou envie uma imagem com /find na legenda, ou responda a uma com /find.
find-nothing = Nada na biblioteca combina.
find-stranger = Você não está em nenhuma equipe que tenha biblioteca aqui.
find-too_large = O Telegram não me entrega arquivos tão grandes. Envie uma cópia menor.
find-line = { $number }. { $title }, { $width } × { $height }, { $date } { $link }
find-in_channel = Está aqui: { $link }
inline-stranger = Para membros de uma equipe
verify-usage = Responda a um arquivo com /verify e digo se é um máster nosso.
verify-master = É um máster meu, intacto.
verify-in_library = É um máster intacto da biblioteca: { $title }. { $link }
verify-copy = Não é o máster, e sim uma cópia alterada: { $title }. { $link }
verify-source = Não é o máster, e sim a foto de que ele foi feito: { $title }. { $link }
verify-probably = Não é o máster. É provavelmente da mesma foto que este: { $title }. { $link }
verify-unknown = Não conheço esta imagem.
verify-too_large =
    O Telegram não me entrega arquivos tão grandes. Encaminhe a mensagem com que o enviei, ou uma cópia menor.
command-library = A biblioteca da sua equipe
command-publish = Publicar um máster
command-find = Achar um máster na biblioteca
command-verify = Este arquivo é um máster nosso?
export-begun = Estou reunindo a biblioteca. Os arquivos chegam um após o outro.
export-under_way = A biblioteca já está sendo reunida.
export-done =
    Esta é toda a biblioteca: { $count ->
        [one] { $count } máster
        [many] { $count } másteres
       *[other] { $count } másteres
    }, e uma tabela de todos.
export-missing =
    { $count ->
        [one] { $count } está
        [many] { $count } estão
       *[other] { $count } estão
    } só na tabela: grandes demais para enviar ou não mais disponíveis.
export-failed = A exportação foi interrompida, porque o Telegram não respondeu. Peça de novo, por favor.
import-taken = Agora está na biblioteca: { $title }. { $link }
import-too_large = O Telegram não me entrega arquivos tão grandes, por isso ele não está na biblioteca.
import-unreadable = Não consegui ler esse arquivo como imagem, por isso ele não está na biblioteca.
button-publish_versions = As versões também
press-publish_versions = Estou pondo as versões abaixo dele.
publish-versions_done = As versões estão abaixo dele: { $link }
publish-versions_none = Não há versão que ainda não esteja lá.
publish-versions_unsure =
    O Telegram não confirmou que todas as versões chegaram. Se em um minuto não estiverem abaixo dele, toque de novo: { $link }
library-posts = Arquivos postados lá entram nela. Encaminhem os mais antigos de lá para este grupo.
unpublish-usage = Responda com /unpublish a um máster, à publicação dele, ao arquivo ou a uma mensagem minha com o link, ou envie o link depois do comando.
unpublish-done = { $title } não está mais na biblioteca, e a publicação foi apagada.
unpublish-post_stays = { $title } não está mais na biblioteca. A publicação fica, porque não posso apagá-la: { $link }
unpublish-stranger = Você não administra nenhuma equipe que tenha uma biblioteca aqui.
find-gone = A publicação foi apagada, por isso ele não está mais na biblioteca.
button-unpublish = Retirar de novo
button-unpublish_yes = Retirar
