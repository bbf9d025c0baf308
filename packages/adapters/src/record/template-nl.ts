/** The filled-in example of a meeting, in Dutch. */
export const dutch = `# Een vergadering, zoals u haar opschrijft. Alles met # ervoor is uitleg.
# Namen: de volle naam, of alleen de achternaam als maar één persoon zo heet, of het id.
# Zet een tekst tussen aanhalingstekens. Spring in met spaties, niet met tabs.
# Engelse woorden mogen ook, door elkaar.

vergadering:
  orgaan: Alliantieraad
  datum: 2024-03-14
  van: 19.30
  tot: 21.00
  plaats: "Wijkcentrum De Schakel"
  voorzitter: Noor Abbink
  bron: verslag-2024-03-14      # het document waar dit uit komt; mag weg
  aanwezig: [Noor Abbink, Joris Kamp]
  afwezig met bericht: Mina Doorn
  # volgt op: de vorige vergadering, als die bekend is

punten:
  - nummer: 1
    titel: "Opening"
    uitspraken:
      - welkom: "Fijn dat iedereen er is."
        door: Noor Abbink
      # Wordt niemand genoemd? Zeg dan welke groep het zegt: namens: men

  - nummer: 2
    titel: "De 90%-versie van het programma"
    kop: "Bespreken 90% versie:"    # precies zoals het in het verslag staat
    gaat over: [programma:programma-wijk, versie:versie-een]
    # Soorten uitspraken: mededeling, voortgang, toelichting, zorg, kans, vraag, antwoord, reactie, les,
    # voornemen, verzoek, raad, grens, erkenning, bespreking, welkom, dank
    uitspraken:
      - vraag: "Komt er ook iets voor jongeren in?"
        door: Joris Kamp
        namens: Buurtlab          # Joris spreekt hier voor zijn organisatie
        id: vraag-jongeren
      - antwoord: "Ja, in het tweede hoofdstuk."
        door: Noor Abbink
        antwoord op: vraag-jongeren
      - reactie: "Het wordt concreet."
        namens: de aanwezigen
    # Elk soort ja heeft een eigen woord: omarmd, steun, commitment, instemming, vastgesteld
    besluiten:
      - omarmd: "een ja tegen de richting van een concept"
        zaak: programma:programma-wijk
      - aangekondigd: volgende vergadering
      - uitgangspunt: "Wij blijven wendbaar."
        gaat over: programma
        namens: alle partners
      - vervolg:
          wat: "Een werksessie met scholen plannen"
          wie: Joris Kamp
          wanneer: rond 2024-03-25   # of 2024-03-25, vorige week, recentelijk, zonder datum

  - nummer: 2a
    titel: "Advies van bewoners"
    onder: 2
    gaat over: advies:advies-wijk
    # verloop: uitspraken en besluiten door elkaar, zoals het ging
    verloop:
      - toelichting: "Wat bewoners zelf willen, is waar het om gaat."
        namens: de werkgroep
        noemt: [Mina Doorn]
      - steun:
          namens: alle partners     # één stem, geen rij van partners
      - commitment:
          namens: alle partners
      - bezwarenronde:
          tekst: "het advies zoals gepresenteerd"
          gerechtigd: leden         # of ondertekenaars
          bezwaren:                 # of: geen
            - reden: "De tekst zegt niet wie betaalt."
              door: Joris Kamp
              namens: Buurtlab
              opgelost:
                hoe: ingetrokken    # of aangepast (met tekst), of terzijde gelegd (met reden)
                reden: "Het staat in de bijlage."
      - instemming:
          afgeleid: ja              # niet zo gezegd; zo lezen wij het
      - toezegging verwerken: advies:advies-wijk
      # - vastgesteld: versie:versie-een     (het programma; pas na instemming met de definitieve versie)
      # - verslag goedgekeurd: verslag-2024-02-01

  - titel: "Nieuwe leden"
    besluiten:
      - nieuw lid:
          organisatie: Zangkoor Oost
          vertegenwoordiger: Mina Doorn

  - titel: "Rondvraag"
    doorgeschoven: "De tijd was om."

volgende vergadering:
  datum: 2024-04-11
  van: 19.30

verslag:
  door: Noor Abbink
`
