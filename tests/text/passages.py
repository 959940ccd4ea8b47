"""Passages of about thirty words, written for these tests: news in many languages."""

PASSAGES: dict[str, tuple[str, ...]] = {
    "en": (
        "The city council voted on Tuesday to close two libraries, despite a petition signed by more than "
        "four thousand residents who said the plan would hurt children and pensioners in the poorest wards.",
        "Ministers have promised to publish the report before the end of the month, but officials said it "
        "was not clear whether the figures on waiting times would be included in it.",
        "Shares fell sharply after the company warned that profits this year would be lower than it had "
        "expected, blaming weak demand in Asia and the rising cost of energy.",
    ),
    "de": (
        "Der Stadtrat hat am Dienstag beschlossen, zwei Bibliotheken zu schließen, obwohl mehr als "
        "viertausend Bürger eine Petition gegen den Plan unterschrieben hatten. Die Opposition sprach von "
        "einem Fehler, der vor allem Kinder treffe.",
        "Die Ministerin will den Bericht noch vor Ende des Monats vorlegen. Es sei aber nicht klar, ob auch "
        "die Zahlen zu den Wartezeiten darin enthalten sein werden, sagte ein Sprecher.",
        "Nach der Warnung des Unternehmens fielen die Aktien um acht Prozent. Der Gewinn werde in diesem Jahr "
        "niedriger ausfallen als erwartet, weil die Nachfrage in Asien schwach ist.",
    ),
    "fr": (
        "Le conseil municipal a voté mardi la fermeture de deux bibliothèques, malgré une pétition signée "
        "par plus de quatre mille habitants qui jugent que ce projet pénalise les enfants et les retraités.",
        "La ministre a promis de publier le rapport avant la fin du mois, mais on ne sait pas encore si les "
        "chiffres sur les délais d'attente y seront, selon un porte-parole du gouvernement.",
        "Les actions ont chuté après que l'entreprise a prévenu que ses bénéfices seraient plus faibles que "
        "prévu cette année, en raison d'une demande moins forte en Asie.",
    ),
    "es": (
        "El ayuntamiento votó el martes a favor de cerrar dos bibliotecas, a pesar de una petición firmada "
        "por más de cuatro mil vecinos que dicen que el plan perjudica a los niños.",
        "La ministra ha prometido publicar el informe antes de que termine el mes, pero todavía no está "
        "claro si las cifras sobre los tiempos de espera estarán incluidas en él.",
        "Las acciones cayeron con fuerza después de que la empresa advirtiera que sus beneficios serán "
        "menores de lo previsto este año por la débil demanda en Asia.",
    ),
    "it": (
        "Il consiglio comunale ha deciso martedì di chiudere due biblioteche, nonostante una petizione "
        "firmata da più di quattromila cittadini che ritengono il piano dannoso per i bambini e gli anziani.",
        "La ministra ha promesso di pubblicare il rapporto prima della fine del mese, ma non è ancora chiaro "
        "se le cifre sui tempi di attesa saranno incluse, ha detto un portavoce.",
        "Le azioni sono crollate dopo che l'azienda ha avvertito che gli utili di quest'anno saranno più "
        "bassi del previsto a causa della domanda debole in Asia.",
    ),
    "pt": (
        "A câmara municipal decidiu na terça-feira fechar duas bibliotecas, apesar de uma petição assinada "
        "por mais de quatro mil moradores que dizem que o plano prejudica as crianças e os idosos.",
        "A ministra prometeu publicar o relatório antes do fim do mês, mas ainda não é claro se os números "
        "sobre os tempos de espera serão incluídos, disse um porta-voz do governo.",
        "As ações caíram depois de a empresa avisar que os lucros deste ano serão mais baixos do que o "
        "previsto, por causa da procura fraca na Ásia e dos custos da energia.",
    ),
    "nl": (
        "De gemeenteraad heeft dinsdag besloten om twee bibliotheken te sluiten, ondanks een petitie van "
        "meer dan vierduizend inwoners die zeggen dat het plan slecht is voor kinderen en ouderen.",
        "De minister heeft beloofd het rapport voor het einde van de maand te publiceren, maar het is nog "
        "niet duidelijk of de cijfers over de wachttijden erin komen, zei een woordvoerder.",
        "De aandelen daalden flink nadat het bedrijf had gewaarschuwd dat de winst dit jaar lager zal zijn "
        "dan verwacht door de zwakke vraag in Azië.",
    ),
    "sv": (
        "Kommunfullmäktige beslutade på tisdagen att stänga två bibliotek, trots att mer än fyra tusen "
        "invånare hade skrivit under en lista mot planen. Oppositionen kallar det ett misstag som drabbar barnen.",
        "Ministern har lovat att rapporten ska komma före månadens slut, men det är inte klart om siffrorna "
        "över väntetiderna kommer att finnas med, säger en talesperson.",
        "Aktien föll kraftigt efter att bolaget hade varnat för att vinsten i år blir lägre än väntat, "
        "eftersom efterfrågan i Asien är svag.",
    ),
    "da": (
        "Byrådet besluttede tirsdag at lukke to biblioteker, selv om mere end fire tusind borgere havde "
        "skrevet under på en protest mod planen. Oppositionen kalder det en fejl, der rammer børnene.",
        "Ministeren har lovet at offentliggøre rapporten inden udgangen af måneden, men det er ikke klart, "
        "om tallene for ventetiderne kommer med, siger en talsmand.",
        "Aktien faldt kraftigt, efter at selskabet advarede om, at overskuddet i år bliver lavere end "
        "ventet, fordi efterspørgslen i Asien er svag.",
    ),
    "no": (
        "Kommunestyret vedtok tirsdag å legge ned to biblioteker, selv om mer enn fire tusen innbyggere "
        "hadde skrevet under på et opprop mot planen. Opposisjonen kaller det en feil som rammer barna.",
        "Statsråden har lovet å legge fram rapporten før måneden er omme, men det er ikke klart om tallene "
        "for ventetidene blir tatt med, sier en talsperson.",
        "Aksjen falt kraftig etter at selskapet varslet at overskuddet i år blir lavere enn ventet fordi "
        "etterspørselen i Asia er svak.",
    ),
    "fi": (
        "Kaupunginvaltuusto päätti tiistaina sulkea kaksi kirjastoa, vaikka yli neljätuhatta asukasta oli "
        "allekirjoittanut vetoomuksen suunnitelmaa vastaan. Oppositio sanoo, että päätös on virhe ja se "
        "osuu lapsiin.",
        "Ministeri on luvannut julkaista raportin ennen kuun loppua, mutta ei ole vielä selvää, ovatko "
        "odotusaikojen luvut siinä mukana, sanoi tiedottaja.",
    ),
    "pl": (
        "Rada miasta zdecydowała we wtorek o zamknięciu dwóch bibliotek, choć ponad cztery tysiące "
        "mieszkańców podpisało petycję przeciwko temu planowi. Opozycja mówi, że to błąd, który uderzy w dzieci.",
        "Minister obiecała, że raport zostanie opublikowany przed końcem miesiąca, ale nie jest jasne, czy "
        "będą w nim dane o czasie oczekiwania, powiedział rzecznik.",
    ),
    "cs": (
        "Zastupitelstvo města v úterý rozhodlo, že zavře dvě knihovny, přestože více než čtyři tisíce "
        "obyvatel podepsalo petici proti tomuto plánu. Opozice tvrdí, že je to chyba, která postihne děti.",
        "Ministryně slíbila, že zprávu zveřejní do konce měsíce, ale zatím není jasné, jestli v ní budou "
        "také údaje o čekacích dobách, řekl mluvčí.",
    ),
    "tr": (
        "Belediye meclisi salı günü iki kütüphaneyi kapatmaya karar verdi. Dört binden fazla kişi bu plana "
        "karşı bir dilekçe imzalamıştı. Muhalefet, kararın en çok çocuklar için bir hata olduğunu söylüyor.",
        "Bakan, raporun ay sonundan önce yayımlanacağına söz verdi, ancak bekleme süreleri ile ilgili "
        "rakamların da olup olmayacağı henüz belli değil.",
    ),
    "ro": (
        "Consiliul local a decis marți să închidă două biblioteci, deși peste patru mii de locuitori au "
        "semnat o petiție împotriva planului. Opoziția spune că este o greșeală care îi lovește pe copii.",
    ),
    "hu": (
        "A városi tanács kedden úgy döntött, hogy bezár két könyvtárat, bár több mint négyezer lakos írta "
        "alá a terv elleni petíciót. Az ellenzék szerint ez hiba, és a gyerekeket sújtja.",
    ),
    "ru": (
        "Городской совет во вторник решил закрыть две библиотеки, хотя более четырёх тысяч жителей "
        "подписали петицию против этого плана. Оппозиция считает, что это ошибка, от которой пострадают дети.",
        "Министр обещала опубликовать доклад до конца месяца, но пока не ясно, будут ли в нём данные о "
        "сроках ожидания, сказал представитель правительства.",
    ),
    "uk": (
        "Міська рада у вівторок вирішила закрити дві бібліотеки, хоча понад чотири тисячі мешканців "
        "підписали петицію проти цього плану. Опозиція вважає, що це помилка, від якої постраждають діти.",
        "Міністерка пообіцяла оприлюднити звіт до кінця місяця, але поки не зрозуміло, чи будуть у ньому "
        "дані про строки очікування, сказав речник.",
    ),
    "bg": (
        "Общинският съвет реши във вторник да затвори две библиотеки, въпреки че повече от четири хиляди "
        "жители подписаха петиция срещу плана. Опозицията казва, че това е грешка, която ще засегне децата.",
    ),
    "el": (
        "Το δημοτικό συμβούλιο αποφάσισε την Τρίτη να κλείσει δύο βιβλιοθήκες, παρότι περισσότεροι από "
        "τέσσερις χιλιάδες κάτοικοι υπέγραψαν ένα ψήφισμα κατά του σχεδίου.",
    ),
    "ar": (
        "قرر مجلس المدينة يوم الثلاثاء إغلاق مكتبتين رغم أن أكثر من أربعة آلاف من السكان وقعوا على عريضة "
        "ضد هذه الخطة. وقالت المعارضة إن القرار خطأ سيضر الأطفال وكبار السن في الأحياء الفقيرة.",
        "وعدت الوزيرة بنشر التقرير قبل نهاية الشهر، لكن ليس من الواضح ما إذا كان سيتضمن الأرقام الخاصة "
        "بفترات الانتظار، كما قال متحدث باسم الحكومة.",
    ),
    "fa": (
        "شورای شهر روز سه‌شنبه تصمیم گرفت دو کتابخانه را ببندد، با این که بیش از چهار هزار نفر از ساکنان "
        "طوماری را علیه این طرح امضا کرده بودند. مخالفان می‌گویند این کار اشتباه است و به کودکان آسیب می‌زند.",
    ),
    "he": (
        "מועצת העיר החליטה ביום שלישי לסגור שתי ספריות, אף על פי שיותר מארבעת אלפים תושבים חתמו על עצומה "
        "נגד התוכנית. באופוזיציה אומרים כי זו טעות שתפגע בילדים ובקשישים.",
    ),
    "hi": (
        "नगर परिषद ने मंगलवार को दो पुस्तकालय बंद करने का फैसला किया, जबकि चार हजार से अधिक लोगों ने इस योजना के "
        "खिलाफ एक याचिका पर हस्ताक्षर किए थे। विपक्ष का कहना है कि यह एक गलती है।",
    ),
    "zh": (
        "市议会周二投票决定关闭两座图书馆，尽管有四千多名居民签署了反对该计划的请愿书。反对派表示，这一决定是错误的，"
        "受害最深的将是贫困社区的儿童和老人。",
        "部长承诺在月底之前公布这份报告，但目前还不清楚其中是否会包括等待时间的数据，政府发言人说。",
    ),
    "ja": (
        "市議会は火曜日、四千人を超える住民が計画に反対する署名をしたにもかかわらず、二つの図書館を閉鎖することを"
        "決めた。野党は、この決定は誤りであり、子どもたちに影響が出ると述べている。",
        "大臣は今月末までに報告書を公表すると約束したが、待ち時間に関する数字が含まれるかどうかはまだ分からないという。",
    ),
    "ko": (
        "시의회는 화요일 사천 명이 넘는 주민이 계획에 반대하는 청원에 서명했음에도 불구하고 도서관 두 곳을 닫기로 "
        "결정했다. 야당은 이 결정이 아이들에게 피해를 주는 잘못이라고 말했다.",
    ),
    "id": (
        "Dewan kota pada hari Selasa memutuskan untuk menutup dua perpustakaan, meskipun lebih dari empat ribu "
        "warga telah menandatangani petisi yang menolak rencana itu. Pihak oposisi mengatakan keputusan ini "
        "adalah kesalahan.",
    ),
    "vi": (
        "Hội đồng thành phố hôm thứ Ba đã quyết định đóng cửa hai thư viện, mặc dù hơn bốn nghìn người dân đã "
        "ký vào một bản kiến nghị phản đối kế hoạch này. Phe đối lập nói rằng đây là một sai lầm.",
    ),
    "th": (
        "สภาเมืองลงมติเมื่อวันอังคารให้ปิดห้องสมุดสองแห่ง แม้ว่าประชาชนมากกว่าสี่พันคนจะลงชื่อคัดค้านแผนนี้ก็ตาม "
        "ฝ่ายค้านกล่าวว่านี่เป็นความผิดพลาด",
    ),
}
