namespace Stillpoint.Care.Screening.Medications.Identity;

/// <summary>
/// The drugs known by name. One ingredient a line: its name, its RxNorm code († where the code is not yet checked against a
/// release), and after the colon other spellings and brands that hold it alone.
/// </summary>
internal static class DrugNames
{
    /// <summary>Ingredients that stand in at least one row of the interaction table.</summary>
    public const string Listed = """
        theophylline 10438: Theo-24, Theochron, Elixophyllin, Uniphyl
        aminophylline 689: Phyllocontin
        alprazolam 596: Xanax, Niravam
        lorazepam 6470: Ativan, Loreev
        diazepam 3322: Valium, Diastat, Valtoco, Diazemuls
        clonazepam 2598: Klonopin, Rivotril
        temazepam 10355: Restoril
        chlordiazepoxide 2356: Librium
        midazolam 6960: Versed, Nayzilam, Seizalam, Buccolam
        zolpidem 39993: Ambien, Edluar, Intermezzo, Stilnoct
        eszopiclone 461016: Lunesta
        zaleplon 74667: Sonata
        suvorexant 1547099†: Belsomra
        lemborexant 2272613†: Dayvigo
        morphine 7052: MS Contin, Kadian, Oramorph, Roxanol, MSIR
        oxycodone 7804: OxyContin, Roxicodone, Percocet, Endocet, Roxicet, Percodan, Xtampza, Oxaydo, OxyIR, RoxyBond, Targin, Targiniq
        hydrocodone 5489: Norco, Vicodin, Lortab, Lorcet, Hysingla, Zohydro, Vicoprofen, Xodol, Tussionex
        hydromorphone 3423: Dilaudid, Exalgo
        fentanyl 4337: Duragesic, Actiq, Fentora, Subsys, Abstral, Sublimaze, fentanil
        tapentadol 787390: Nucynta, Palexia
        codeine 2670: Tylenol with codeine, Tylenol #3, Tylenol #4, co-codamol
        tramadol 10689: Ultram, Ultracet, ConZip, Ryzolt, Seglentis
        methadone 6813: Dolophine, Methadose, Diskets, Physeptone
        buprenorphine 1819: Suboxone, Subutex, Belbuca, Zubsolv, Sublocade, Brixadi, Butrans, Buprenex, Bunavail, Temgesic
        naltrexone 7243: Vivitrol, Revia, Depade
        lamotrigine 28439: Lamictal, Subvenite
        lithium 6448: Lithobid, Eskalith, Priadel, Lithonate
        valproic acid 11118: Depakote, Depakene, Depacon, Epilim, Stavzor, valproate, divalproex, semisodium valproate
        topiramate 38404: Topamax, Trokendi, Qudexy, Eprontia
        carbamazepine 2002: Tegretol, Carbatrol, Equetro, Epitol
        phenytoin 8183: Dilantin, Phenytek, Epanutin, fosphenytoin, Cerebyx
        phenobarbital 8134: Luminal, Sezaby, phenobarbitone
        primidone 8691: Mysoline
        rifampin 9384: Rifadin, Rimactane, rifampicin
        rifabutin 55672: Mycobutin
        rifapentine 35617: Priftin
        St John's wort 258326: St. John wort, St. Johnswort, Saint John's wort, Hypericum, Hypericum perforatum
        efavirenz 195085: Sustiva, Atripla, Symfi
        bosentan 75207: Tracleer
        clarithromycin 21212: Biaxin, Klaricid
        erythromycin 4053: Ery-Tab, EryPed, Erythrocin, Erythroped
        azithromycin 18631: Zithromax, Z-Pak, Zmax
        ketoconazole 6135: Nizoral, Extina
        itraconazole 28031: Sporanox, Onmel, Tolsura
        voriconazole 121243: Vfend
        posaconazole 282446: Noxafil
        fluconazole 4450: Diflucan
        ritonavir 85762: Norvir, Paxlovid, Kaletra
        cobicistat 1306284: Tybost, Genvoya, Stribild, Prezcobix, Symtuza, Evotaz, Rezolsta
        nelfinavir 134527: Viracept
        ticlopidine 10594: Ticlid
        clopidogrel 32968: Plavix
        grapefruit 124323: grapefruit juice
        diltiazem 3443: Cardizem, Cartia, Tiazac, Dilacor, Taztia, Matzim, Tildiem
        verapamil 11170: Calan, Verelan, Isoptin, Covera
        nefazodone 31565: Serzone
        fluvoxamine 42355: Luvox, Faverin
        phenelzine 8123: Nardil
        tranylcypromine 10734: Parnate
        isocarboxazid 6011: Marplan
        selegiline 9639: Emsam, Eldepryl, Zelapar, deprenyl
        rasagiline 134748: Azilect
        linezolid 190376: Zyvox
        methylphenidate 6901: Ritalin, Concerta, Metadate, Methylin, Daytrana, Quillivant, QuilliChew, Jornay, Cotempla, Aptensio, Relexxii, Adhansia, Equasym, Medikinet
        dexmethylphenidate 352372: Focalin, Azstarys
        amphetamine 725: Evekeo, Adzenys, Dyanavel, amfetamine
        dextroamphetamine 3288: Dexedrine, Zenzedi, ProCentra, Xelstrym, dexamfetamine, dexamphetamine, dextroamfetamine, d-amphetamine
        lisdexamfetamine 700810: Vyvanse, Elvanse, lisdexamphetamine
        modafinil 30125: Provigil
        armodafinil 641465: Nuvigil
        atomoxetine 38400: Strattera
        phentermine 8152: Adipex-P, Adipex, Lomaira
        pseudoephedrine 8896: Sudafed, Claritin-D, Zyrtec-D, Allegra-D, Mucinex D, Wal-phed, pseudoefedrine
        phenylephrine 8163: Sudafed PE, Neo-Synephrine, Biorphen, Vazculep
        vasopressin 11149: Vasostrict, Pitressin, argipressin
        epinephrine 3992: adrenaline, adrenalin, EpiPen, Auvi-Q, Adrenaclick, Symjepi, Neffy, Primatene, Emerade, Jext
        oxymetazoline 7812: Afrin, Rhofade, Upneeq, Vicks Sinex, Otrivin Rapid
        fluticasone 41126: Flonase, Flovent, Arnuity, Xhance, Cutivate, Advair, Wixela, AirDuo, Breo, Trelegy, Dymista, Flixonase, Flixotide, Seretide
        mometasone 108118: Nasonex, Asmanex, Dulera, Elocon, Ryaltris
        clonidine 2599: Catapres, Kapvay, Nexiclon, Onyda, Catapresan
        guanfacine 40114: Intuniv, Tenex
        dexmedetomidine 48937: Precedex, Igalmi
        levothyroxine 10582: Synthroid, Levoxyl, Unithroid, Euthyrox, Tirosint, Levo-T, Eltroxin, l-thyroxine, thyroxine
        liothyronine 10814: Cytomel, Triostat, triiodothyronine
        semaglutide 1991302: Ozempic, Wegovy, Rybelsus
        dulaglutide 1551291: Trulicity
        liraglutide 475968: Victoza, Saxenda
        exenatide 60548: Byetta, Bydureon
        tirzepatide 2601723†: Mounjaro, Zepbound
        memantine 6719: Namenda, Ebixa
        dextromethorphan 3289: Delsym, Nuedexta, Robitussin DM, Mucinex DM, Coricidin HBP, DXM
        amantadine 620: Symmetrel, Gocovri, Osmolex
        ethanol 448: ethyl alcohol, dehydrated alcohol
        gabapentin 25480: Neurontin, Gralise, Horizant
        pregabalin 187832: Lyrica
        dronabinol 10402: Marinol, Syndros
        cannabis: marijuana, marihuana, hashish, THC, tetrahydrocannabinol
        cannabidiol 2045371: Epidiolex, Epidyolex, CBD
        haloperidol 5093: Haldol
        risperidone 35636: Risperdal, Perseris, Uzedy
        clozapine 2626: Clozaril, Versacloz, FazaClo
        olanzapine 61381: Zyprexa, Lybalvi
        quetiapine 51272: Seroquel
        aripiprazole 89013: Abilify, Aristada
        sertraline 36437: Zoloft, Lustral
        fluoxetine 4493: Prozac, Sarafem
        citalopram 2556: Celexa, Cipramil
        escitalopram 321988: Lexapro, Cipralex
        paroxetine 32937: Paxil, Pexeva, Brisdelle, Seroxat
        venlafaxine 39786: Effexor
        duloxetine 72625: Cymbalta, Drizalma
        mirtazapine 15996: Remeron
        bupropion 42347: Wellbutrin, Zyban, Aplenzin, Forfivo, amfebutamone
        amitriptyline 704: Elavil, Endep
        nortriptyline 7531: Pamelor, Aventyl
        clomipramine 2597: Anafranil
        trazodone 10737: Desyrel, Oleptro
        baclofen 1292: Lioresal, Ozobax, Gablofen, Lyvispah
        tizanidine 57258: Zanaflex
        cyclobenzaprine 21949: Flexeril, Amrix, Fexmid
        diphenhydramine 3498: Benadryl, ZzzQuil, Sominex, Unisom SleepGels
        hydroxyzine 5553: Vistaril, Atarax
        promethazine 8745: Phenergan
        ondansetron 26225: Zofran, Zuplenz
        propofol 8782: Diprivan
        isoflurane 6026: Forane
        sevoflurane 36453: Ultane
        halothane 5095: Fluothane
        thiopental 10493: Pentothal, thiopentone
        succinylcholine 10154: Anectine, Quelicin, suxamethonium
        atracurium 1218: Tracrium
        tubocurarine 10917: d-tubocurarine
        labetalol 6185: Trandate, Normodyne
        metoprolol 6918: Toprol, Lopressor, Kapspargo
        propranolol 8787: Inderal, InnoPran, Hemangeol
        atenolol: Tenormin
        carvedilol: Coreg
        bisoprolol: Zebeta
        nebivolol: Bystolic
        nadolol: Corgard
        lisinopril: Zestril, Prinivil, Qbrelis
        enalapril: Vasotec, Epaned
        ramipril: Altace
        benazepril: Lotensin
        captopril: Capoten
        quinapril: Accupril
        fosinopril: Monopril
        losartan: Cozaar
        valsartan: Diovan, Entresto
        olmesartan: Benicar
        irbesartan: Avapro
        candesartan: Atacand
        telmisartan: Micardis
        amlodipine: Norvasc, Katerzia, Caduet
        nifedipine: Procardia, Adalat
        felodipine: Plendil
        hydrochlorothiazide: HCTZ, Microzide
        chlorthalidone: Thalitone, chlortalidone
        indapamide: Lozol
        spironolactone: Aldactone, CaroSpir
        hydralazine: Apresoline
        prazosin: Minipress
        doxazosin: Cardura
        terazosin: Hytrin
        minoxidil: Loniten
        methyldopa: Aldomet
        metoclopramide 6915: Reglan, Gimoti
        droperidol 3648: Inapsine
        sodium oxybate 9899†: Xyrem, Xywav, Lumryz, oxybate, oxybates, GHB, gamma-hydroxybutyrate, gamma-hydroxybutyric acid
        minocycline 6980: Minocin, Solodyn
        cycloserine 3007: Seromycin
        digoxin 3407: Lanoxin
        warfarin 11289: Coumadin, Jantoven
        insulin: Afrezza, Humulin, Novolin
        insulin glargine: Lantus, Basaglar, Toujeo, Semglee, Rezvoglar
        insulin lispro: Humalog, Admelog, Lyumjev
        insulin aspart: Novolog, NovoRapid, Fiasp
        insulin degludec: Tresiba
        insulin detemir: Levemir
        insulin glulisine: Apidra
        insulin regular: Humulin R, Novolin R, Actrapid
        insulin isophane: insulin NPH, Humulin N, Novolin N
        glipizide: Glucotrol
        glyburide: Micronase, Glynase, Diabeta, glibenclamide
        glimepiride: Amaryl
        methohexital: Brevital, methohexitone
        pentobarbital: Nembutal, pentobarbitone
        secobarbital: Seconal, quinalbarbitone
        amobarbital: Amytal, amylobarbitone
        butalbital: Fioricet, Fiorinal, Esgic
        butabarbital: Butisol
        thiamylal: Surital
        """;

    /// <summary>Ingredients without a row of their own that a screening rule asks about. Known by name, so that the question can be answered.</summary>
    public const string Named = """
        lixisenatide: Adlyxin, Lyxumia
        albiglutide: Tanzeum
        furosemide: Lasix, Furoscix, frusemide
        bumetanide: Bumex
        torsemide: Demadex, Soaanz, torasemide
        ethacrynic acid: Edecrin, ethacrynate
        chlorothiazide: Diuril
        metolazone: Zaroxolyn
        methyclothiazide: Enduron
        bendroflumethiazide: bendrofluazide, Naturetin
        eplerenone: Inspra
        amiloride: Midamor
        triamterene: Dyrenium
        acetazolamide: Diamox
        oxazepam: Serax
        triazolam: Halcion
        estazolam: ProSom
        flurazepam: Dalmane
        quazepam: Doral
        clorazepate: Tranxene
        clobazam: Onfi, Sympazan, Frisium
        nitrazepam: Mogadon
        lormetazepam: Noctamid
        bromazepam: Lexotan
        flunitrazepam: Rohypnol
        """;

    /// <summary>Brands that hold more than one of the ingredients above, and names that stand for several.</summary>
    public const string Combinations = """
        Contrave = naltrexone + bupropion
        Qsymia = phentermine + topiramate
        Adderall = amphetamine + dextroamphetamine
        Mydayis = amphetamine + dextroamphetamine
        Auvelity = dextromethorphan + bupropion
        Symbyax = olanzapine + fluoxetine
        Sativex = cannabis + cannabidiol
        nabiximols = cannabis + cannabidiol
        DayQuil = dextromethorphan + phenylephrine
        Armour Thyroid = levothyroxine + liothyronine
        NP Thyroid = levothyroxine + liothyronine
        desiccated thyroid = levothyroxine + liothyronine
        thyroid USP = levothyroxine + liothyronine
        liotrix = levothyroxine + liothyronine
        Soliqua = insulin glargine + lixisenatide
        Xultophy = insulin degludec + liraglutide
        Limbitrol = chlordiazepoxide + amitriptyline
        Humulin 70/30 = insulin isophane + insulin regular
        Novolin 70/30 = insulin isophane + insulin regular
        Zestoretic = lisinopril + hydrochlorothiazide
        Prinzide = lisinopril + hydrochlorothiazide
        Hyzaar = losartan + hydrochlorothiazide
        Diovan HCT = valsartan + hydrochlorothiazide
        Benicar HCT = olmesartan + hydrochlorothiazide
        Exforge = amlodipine + valsartan
        Azor = amlodipine + olmesartan
        Lotrel = amlodipine + benazepril
        Tenoretic = atenolol + chlorthalidone
        Ziac = bisoprolol + hydrochlorothiazide
        Maxzide = triamterene + hydrochlorothiazide
        Dyazide = triamterene + hydrochlorothiazide
        Aldactazide = spironolactone + hydrochlorothiazide
        """;
}
