/** Invented areas, parties, people and words: nothing here exists. */

/** By the name of its log, and as it is written. */
export const areas: ReadonlyArray<readonly [name: string, title: string]> = [
  ["elzenhoek", "Elzenhoek"],
  ["oude-werf", "Oude Werf"],
  ["lindendaal", "Lindendaal"],
  ["molenkwartier", "Molenkwartier"],
  ["zandeind", "Zandeind"],
  ["de-vlasakkers", "De Vlasakkers"],
  ["kruisbeemd", "Kruisbeemd"],
  ["noorderkade", "Noorderkade"],
  ["heuvelrijk", "Heuvelrijk"],
  ["waterlanden", "Waterlanden"],
  ["spoorbuurt-oost", "Spoorbuurt-Oost"],
  ["hagenveld", "Hagenveld"],
  ["dennenbosch", "Dennenbosch"],
  ["het-lage-erf", "Het Lage Erf"],
  ["vissersdijk", "Vissersdijk"],
  ["roggeveld", "Roggeveld"],
  ["berkenrode", "Berkenrode"],
  ["nieuwe-haven", "Nieuwe Haven"],
  ["kloosterpad", "Kloosterpad"],
  ["zonnewijk", "Zonnewijk"]
]

export const organisations: ReadonlyArray<readonly [id: string, name: string]> = [
  ["gemeente", "Gemeente"],
  ["bibliotheek", "Bibliotheek"],
  ["woonstichting", "Woonstichting De Schakel"],
  ["basisschool", "Basisschool De Vlieger"],
  ["wijkverpleging", "Wijkverpleging Dichtbij"],
  ["huisartsen", "Huisartsengroep"],
  ["welzijn", "Welzijn Samen"],
  ["sportclub", "Sportclub Vooruit"],
  ["bewonersraad", "Bewonersraad"],
  ["voedselhulp", "Voedselhulp"],
  ["jongerenwerk", "Jongerenwerk Portaal"],
  ["politie", "Wijkpolitie"],
  ["winkeliers", "Winkeliersvereniging"],
  ["kinderopvang", "Kinderopvang Zandkasteel"],
  ["energiecooperatie", "Energiecoöperatie Wijkstroom"],
  ["muziekschool", "Muziekschool Maatwerk"],
  ["taalhuis", "Taalhuis"],
  ["ouderenbond", "Ouderenbond"],
  ["vakcollege", "Vakcollege"],
  ["buurttuin", "Stichting Buurttuin"],
  ["schuldhulp", "Schuldhulpmaatjes"],
  ["moskee", "Moskee De Poort"],
  ["kerk", "Kerk aan het Plein"],
  ["repaircafe", "Repaircafé"]
]

export const firstNames = [
  "Amber",
  "Bilal",
  "Coen",
  "Dewi",
  "Emre",
  "Femke",
  "Gijs",
  "Hanan",
  "Imke",
  "Jorrit",
  "Khadija",
  "Lotte",
  "Milan",
  "Noor",
  "Otto",
  "Petra",
  "Quinten",
  "Roos",
  "Samira",
  "Teun",
  "Ursula",
  "Vera",
  "Wout",
  "Xandra",
  "Yara",
  "Zeynep"
]
export const lastNames = [
  "Aalders",
  "Bouzian",
  "Cornelisse",
  "Duinstra",
  "Erkens",
  "Fransen",
  "Groothedde",
  "Hollander",
  "Idema",
  "Jaspers",
  "Kaplan",
  "Lansink",
  "Mertens",
  "Nijboer",
  "Oudejans",
  "Peeters",
  "Ruiter",
  "Santoso",
  "Timmer",
  "Ubink",
  "Veldkamp",
  "Wijnands",
  "Yilmaz",
  "Zwart"
]

export const themes = ["Gezond opgroeien", "Veilig thuis", "Rondkomen", "Ontmoeten", "Werk en leren"]
export const coalitionGoals = ["Minder eenzaamheid.", "Meer leesplezier.", "Minder schulden.", "Meer stageplekken."]

export const initiatives = [
  "Een ontmoetingsplek op het plein",
  "Huiswerkhulp in de wijk",
  "Een buurtkeuken",
  "Samen naar buiten",
  "Een fietsenwerkplaats",
  "Taalmaatjes aan huis",
  "Een voorleesweek",
  "Een klussenbus",
  "Sport na school",
  "Een zomerkamp om de hoek",
  "Energiecoaches",
  "Een kleine muziekfabriek",
  "Een moestuin bij de flat",
  "Spreekuur in de kantine",
  "Een weggeefkast",
  "Een wandelgroep voor mantelzorgers"
]

export const contributions: ReadonlyArray<readonly [kind: string, text: string]> = [
  ["hours", "Vier uur in de week begeleiding."],
  ["hours", "Een dagdeel per maand."],
  ["money", "Een bijdrage in de kosten."],
  ["place", "Een ruimte, twee avonden per week."],
  ["knowledge", "Onze ervaring met groepen."],
  ["other", "Gereedschap en een bus."]
]

export const passages = ["hoofdstuk 1", "hoofdstuk 2", "hoofdstuk 3", "de begroting", "de planning"]
export const remarks = [
  "Dit doel is niet te meten.",
  "Noem hier ook de ouderen.",
  "De planning is te krap.",
  "Wie betaalt dit na het eerste jaar?",
  "Hier missen wij de jongeren.",
  "Leg uit wie dit trekt."
]
export const answers = [
  "Verwerkt.",
  "Deels verwerkt: de rest volgt in de volgende versie.",
  "Dit valt buiten het programma."
]

export const statements: ReadonlyArray<readonly [kind: string, text: string]> = [
  ["progress", "Er zijn weer meer gezinnen bereikt."],
  ["concern", "Het tekort aan vrijwilligers groeit."],
  ["opportunity", "Er komt een pand leeg aan het plein."],
  ["question", "Wanneer horen bewoners hier meer over?"],
  ["report", "De inloop werd goed bezocht."],
  ["lesson", "Eerst luisteren, dan plannen."]
]

export const followUps = ["Contact leggen met de school.", "De cijfers op een rij zetten.", "Een locatie bekijken."]
export const lessons = ["Zonder trekker uit de buurt begint het niet.", "Te veel tegelijk.", "Het geld kwam te laat."]
export const findings = ["Deelnemers komen terug.", "Het werkt in kleine groepen.", "Het vraagt een vaste plek."]
export const leaving = [
  "De organisatie stopt in dit gebied.",
  "Er is geen tijd meer voor.",
  "Opgegaan in een andere organisatie."
]
