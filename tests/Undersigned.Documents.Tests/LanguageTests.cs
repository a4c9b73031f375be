// SPDX-License-Identifier: Apache-2.0
using Undersigned.Documents.Languages;

namespace Undersigned.Documents.Tests;

/// <summary>Languages told from one sentence, close pairs among them.</summary>
public class LanguageTests
{
    [Theory]
    [InlineData("en", "We ask the council to keep the ferry until the new bridge is open.")]
    [InlineData("es", "Pedimos al ayuntamiento que mantenga la barca hasta que se abra el nuevo puente.")]
    [InlineData("pt", "Pedimos à câmara que mantenha a barca até que a nova ponte seja aberta.")]
    [InlineData("fr", "Nous demandons au conseil de garder le bac jusqu’à l’ouverture du nouveau pont.")]
    [InlineData("de", "Wir bitten den Rat, die Fähre zu erhalten, bis die neue Brücke offen ist.")]
    [InlineData("it", "Chiediamo al comune di mantenere il traghetto fino all’apertura del nuovo ponte.")]
    [InlineData("nl", "Wij vragen de raad om de veerboot te behouden tot de nieuwe brug open is.")]
    [InlineData("pl", "Prosimy radę o utrzymanie promu, dopóki nowy most nie zostanie otwarty.")]
    [InlineData("cs", "Žádáme radu, aby zachovala přívoz, dokud nebude otevřen nový most.")]
    [InlineData("ro", "Cerem consiliului să păstreze bacul până când se va deschide noul pod.")]
    [InlineData("hu", "Kérjük a tanácsot, hogy tartsa meg a kompot, amíg az új híd meg nem nyílik.")]
    [InlineData("sv", "Vi ber rådet att behålla färjan tills den nya bron är öppen för alla.")]
    [InlineData("tr", "Yeni köprü açılana kadar vapurun kaldırılmamasını belediyeden istiyoruz.")]
    [InlineData("ru", "Мы просим совет сохранить паром до открытия нового моста.")]
    [InlineData("uk", "Ми просимо раду зберегти пором до відкриття нового мосту.")]
    [InlineData("be", "Мы просім раду захаваць паром да адкрыцця новага моста.")]
    [InlineData("bg", "Молим съвета да запази ферибота, докато се отвори новият мост.")]
    [InlineData("sr", "Молимо савет да сачува скелу док се не отвори нови мост.")]
    [InlineData("mk", "Го молиме советот да го зачува скелето додека не се отвори новиот мост.")]
    [InlineData("el", "Ζητούμε από το συμβούλιο να κρατήσει το πορθμείο μέχρι να ανοίξει η νέα γέφυρα.")]
    [InlineData("ar", "نطلب من المجلس الإبقاء على العبارة حتى افتتاح الجسر الجديد.")]
    [InlineData("fa", "از شورا می‌خواهیم که قایق را تا گشایش پل تازه نگه دارد.")]
    [InlineData("zh", "我们请求市议会在新桥开通之前保留渡船。")]
    [InlineData("ja", "新しい橋が開通するまで渡し船を残すよう市に求めます。")]
    [InlineData("ko", "새 다리가 열릴 때까지 나룻배를 유지해 주시기 바랍니다.")]
    public void A_sentence_is_enough(string tag, string sentence) => Assert.Equal(tag, LanguageGuess.Of(sentence).Tag);
}
