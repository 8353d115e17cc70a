<?xml version="1.0" encoding="UTF-8"?>
<!-- How everything computed comes about; the rating's rule is printed whole. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>

<xsl:template match="r:report" mode="heading"><xsl:value-of select="w:term('kind', 'methodology')"/></xsl:template>

<xsl:template match="r:report" mode="main">
  <section class="prose" aria-labelledby="claims">
    <h2 id="claims"><w:say code="methodology.claims"/></h2>
    <p><w:say code="methodology.states"/></p>
    <p><w:say code="methodology.decides"/></p>
  </section>

  <section class="prose" aria-labelledby="evidence">
    <h2 id="evidence"><w:say code="methodology.evidence"/></h2>
    <p><w:say code="methodology.seen"/></p>
    <dl>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'verbatim'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'second-hand'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
      <xsl:call-template name="define"><xsl:with-param name="word" select="'inferred'"/><xsl:with-param name="of" select="'seen'"/></xsl:call-template>
    </dl>
    <p><w:say code="methodology.excerpts"/></p>
    <dl>
      <dt><xsl:value-of select="w:term('', 'verified')"/></dt><dd><w:say code="methodology.verified"/></dd>
      <dt><xsl:value-of select="w:term('', 'recorded')"/></dt><dd><w:say code="methodology.recorded"/></dd>
      <dt><xsl:value-of select="w:term('', 'attested')"/></dt><dd><w:say code="methodology.attested"/></dd>
      <dt><xsl:value-of select="w:term('', 'second-hand')"/></dt><dd><w:say code="methodology.second-hand"/></dd>
      <dt><xsl:value-of select="w:term('', 'unobservable')"/></dt><dd><w:say code="methodology.unobservable"/></dd>
      <dt><xsl:value-of select="w:term('', 'unverified')"/></dt><dd><w:say code="methodology.unverified"/></dd>
    </dl>
    <p><w:say code="methodology.found"/></p>
    <p><w:say code="methodology.gaps"/></p>
    <p><w:say code="methodology.classes"/></p>
    <p><w:say code="methodology.law-words"/></p>
    <xsl:apply-templates select="r:law-words"/>
  </section>

  <section class="prose" aria-labelledby="applies">
    <h2 id="applies"><w:say code="methodology.bound"/></h2>
    <p><w:say code="methodology.roles"/></p>
    <p><w:say code="methodology.conditions"/></p>
    <p><w:say code="methodology.places"/></p>
    <p><w:say code="methodology.other-laws"/></p>
    <p><w:say code="methodology.laws"/></p>
  </section>

  <section class="prose" aria-labelledby="dates">
    <h2 id="dates"><w:say code="methodology.dates"/></h2>
    <p><w:say code="methodology.kinds-of-date"/></p>
    <p><w:say code="methodology.wordings"/></p>
    <p><w:say code="methodology.as-of"/></p>
  </section>

  <section class="prose" aria-labelledby="force">
    <h2 id="force"><w:say code="methodology.force"/></h2>
    <p><w:say code="methodology.decided"/></p>
    <dl>
      <dt><xsl:value-of select="w:term('law-state', 'proposed')"/></dt><dd><w:say code="methodology.proposed"/></dd>
      <dt><xsl:value-of select="w:term('law-state', 'adopted')"/></dt><dd><w:say code="methodology.adopted"/></dd>
      <dt><xsl:value-of select="w:term('law-state', 'in-force')"/></dt><dd><w:say code="methodology.in-force"/></dd>
      <dt><xsl:value-of select="w:term('law-state', 'challenged')"/></dt><dd><w:say code="methodology.challenged"/></dd>
      <dt><xsl:value-of select="w:term('', 'impeded')"/></dt><dd><w:say code="methodology.impeded"/></dd>
      <dt><xsl:value-of select="w:term('law-state', 'invalidated')"/></dt><dd><w:say code="methodology.invalid"/></dd>
      <dt><xsl:value-of select="concat(w:term('law-state', 'repealed'), ', ', w:term('law-state', 'expired'))"/></dt><dd><w:say code="methodology.ended"/></dd>
      <dt><xsl:value-of select="w:term('law-state', 'unknown')"/></dt><dd><w:say code="methodology.unknown"/></dd>
    </dl>
    <p><w:say code="methodology.authorities"/></p>
  </section>

  <section class="prose" aria-labelledby="flags">
    <h2 id="flags"><w:say code="methodology.flags"/></h2>
    <p><w:say code="methodology.flagged"/></p>
    <p><w:say code="methodology.first-state"/></p>
    <ol class="rules">
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'none'"/></xsl:call-template><xsl:text> </xsl:text>
        <xsl:choose>
          <xsl:when test="r:build/r:horizon"><w:say code="methodology.flag-none-days" days="r:build/r:horizon"/></xsl:when>
          <xsl:otherwise><w:say code="methodology.flag-none"/></xsl:otherwise>
        </xsl:choose>
      </li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'challenged'"/></xsl:call-template><xsl:text> </xsl:text><w:say code="methodology.flag-challenged"/></li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'conditional'"/></xsl:call-template><xsl:text> </xsl:text><w:say code="methodology.flag-conditional"/></li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'upcoming'"/></xsl:call-template><xsl:text> </xsl:text><w:say code="methodology.flag-upcoming"/></li>
      <li><xsl:call-template name="state"><xsl:with-param name="word" select="'active'"/></xsl:call-template><xsl:text> </xsl:text><w:say code="methodology.flag-active"/></li>
    </ol>
    <p><w:say code="methodology.flag-watched"><w:arg name="watched"><xsl:call-template name="state"><xsl:with-param name="word" select="'watch'"/></xsl:call-template></w:arg></w:say></p>
    <p><w:say code="methodology.several"/></p>
  </section>

  <section class="prose" aria-labelledby="exposure">
    <h2 id="exposure"><w:say code="methodology.exposure"/></h2>
    <p>
      <w:say code="methodology.two-values">
        <w:arg name="indicated"><em><w:words/></em></w:arg>
        <w:arg name="assessed"><em><w:words/></em></w:arg>
      </w:say>
    </p>
    <p><w:say code="methodology.band"/></p>
    <dl>
      <dt><xsl:value-of select="w:term('position', 'meets')"/></dt><dd><w:say code="methodology.meets"/></dd>
      <dt><xsl:value-of select="w:term('position', 'neutral')"/></dt><dd><w:say code="methodology.neutral"/></dd>
      <dt><xsl:value-of select="w:term('position', 'does-not-discharge')"/></dt><dd><w:say code="methodology.does-not-discharge"/></dd>
      <dt><xsl:value-of select="w:term('position', 'conflicts')"/></dt><dd><w:say code="methodology.conflicts"/></dd>
    </dl>
    <p><w:say code="methodology.qualifiers"/></p>
    <p><w:say code="methodology.law-changes"><w:arg name="mark"><w:say code="parts.law-changes"/></w:arg></w:say></p>
    <p><w:say code="methodology.bearer"/></p>
  </section>

  <xsl:apply-templates select="r:rating"/>
  <xsl:if test="not(r:rating)"><p class="none"><w:say code="methodology.no-rule"/></p></xsl:if>

  <section class="prose" aria-labelledby="not-rated">
    <h2 id="not-rated"><w:say code="methodology.not-rated"/></h2>
    <p><w:say code="methodology.reasons"/></p>
  </section>

  <section class="prose" aria-labelledby="undecided">
    <h2 id="undecided"><w:say code="methodology.undecided"/></h2>
    <p><w:say code="methodology.standings"/></p>
    <p><w:say code="methodology.ways" most="10"/></p>
    <p><w:say code="methodology.links"/></p>
  </section>

  <section class="prose" aria-labelledby="coverage">
    <h2 id="coverage"><w:say code="methodology.coverage"/></h2>
    <p><w:say code="methodology.checked"/></p>
    <ol class="rules">
      <li><strong><xsl:value-of select="w:term('cover', 'mapped')"/></strong><xsl:text> </xsl:text><w:say code="methodology.mapped"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'outside')"/></strong><xsl:text> </xsl:text><w:say code="methodology.outside"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'users')"/></strong><xsl:text> </xsl:text><w:say code="methodology.users"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'scope-unknown')"/></strong><xsl:text> </xsl:text><w:say code="methodology.scope-unknown"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'undetermined')"/></strong><xsl:text> </xsl:text><w:say code="methodology.undetermined"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'not-in-force')"/></strong><xsl:text> </xsl:text><w:say code="methodology.not-in-force"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'elsewhere')"/></strong><xsl:text> </xsl:text><w:say code="methodology.elsewhere"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'not-found')"/></strong><xsl:text> </xsl:text><w:say code="methodology.not-found"/></li>
      <li><strong><xsl:value-of select="w:term('cover', 'no-search')"/></strong></li>
    </ol>
    <p><w:say code="methodology.not-compliance"/></p>
  </section>

  <section class="prose" aria-labelledby="comparison">
    <h2 id="comparison"><w:say code="methodology.comparison"/></h2>
    <p><w:say code="methodology.compared"/></p>
    <p><w:say code="methodology.prevalence"/></p>
  </section>

  <section class="prose" aria-labelledby="change">
    <h2 id="change"><w:say code="methodology.change"/></h2>
    <p><w:say code="methodology.captures"/></p>
    <p><w:say code="methodology.subjects"/></p>
  </section>

  <section class="prose" aria-labelledby="audience">
    <h2 id="audience"><w:say code="methodology.audience"/></h2>
    <p><w:say code="methodology.one-audience"/></p>
  </section>

  <section class="prose" aria-labelledby="discharge">
    <h2 id="discharge"><w:say code="methodology.discharge"/></h2>
    <p><w:say code="methodology.not-relieved"/></p>
    <p><w:say code="methodology.cost"/></p>
  </section>

  <section class="prose" aria-labelledby="editions">
    <h2 id="editions"><w:say code="methodology.editions"/></h2>
    <p><w:say code="methodology.edition"/></p>
    <p><w:say code="methodology.corrected"><w:arg name="corrections"><a href="{$root}corrections.html"><w:words/></a></w:arg></w:say></p>
  </section>

  <section class="prose" aria-labelledby="counts">
    <h2 id="counts"><w:say code="methodology.counts"/></h2>
    <p><w:say code="methodology.by-band"/></p>
  </section>

  <xsl:apply-templates select="r:set-aside[r:finding]"/>
</xsl:template>

<!-- a word of the catalogue with its statement -->
<xsl:template name="define">
  <xsl:param name="word"/>
  <xsl:param name="of"/>
  <dt><xsl:call-template name="term"><xsl:with-param name="word" select="$word"/></xsl:call-template></dt>
  <dd><xsl:call-template name="term"><xsl:with-param name="word" select="$word"/><xsl:with-param name="of" select="$of"/></xsl:call-template></dd>
</xsl:template>

<xsl:template name="state">
  <xsl:param name="word"/>
  <span class="mark state-{$word}">
    <xsl:call-template name="term"><xsl:with-param name="word" select="$word"/><xsl:with-param name="of" select="'state'"/></xsl:call-template>
  </span>
</xsl:template>

<xsl:template match="r:rating">
  <section aria-labelledby="rule">
    <h2 id="rule"><w:say code="methodology.rule" title="r:title"/></h2>
    <xsl:apply-templates select="r:description" mode="prose"/>
    <h3><w:say code="methodology.consequences"/></h3>
    <p><w:say code="methodology.sanctions"/></p>
    <xsl:apply-templates select="r:consequences"/>
    <h3><w:say code="methodology.matrix"/></h3>
    <xsl:apply-templates select="r:matrix"/>
  </section>
</xsl:template>

<xsl:template match="r:consequences">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col"><w:say code="methodology.consequence"/></th><th scope="col"><w:say code="methodology.amounts"/></th><th scope="col"><w:say code="methodology.share"/></th>
          <th scope="col"><w:say code="methodology.offences"/></th><th scope="col"><w:say code="methodology.kinds"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:consequence">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:consequence" mode="term"/></th>
            <td w:data-label="methodology.amounts"><xsl:apply-templates select="r:amounts" mode="value"/><xsl:if test="not(r:amounts)"><w:say code="methodology.none-given"/></xsl:if></td>
            <td w:data-label="methodology.share"><xsl:apply-templates select="r:share" mode="value"/><xsl:if test="not(r:share)"><w:say code="methodology.none-given"/></xsl:if></td>
            <td w:data-label="methodology.offences">
              <xsl:for-each select="r:classes/r:class">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'offence'"/></xsl:apply-templates>
              </xsl:for-each>
              <xsl:if test="not(r:classes)"><w:say code="methodology.none-given"/></xsl:if>
            </td>
            <td w:data-label="methodology.kinds">
              <xsl:for-each select="r:types/r:type">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'sanction'"/></xsl:apply-templates>
              </xsl:for-each>
              <xsl:if test="not(r:types)"><w:say code="methodology.none-given"/></xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- the columns are the consequences in their order -->
<xsl:template match="r:matrix">
  <xsl:variable name="consequences" select="../r:consequences/r:consequence"/>
  <div class="wide">
    <table class="stack matrix">
      <thead>
        <tr>
          <th scope="col"><w:say code="methodology.position"/></th>
          <xsl:for-each select="$consequences"><th scope="col"><xsl:apply-templates select="r:consequence" mode="term"/></th></xsl:for-each>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:row">
          <xsl:variable name="reasons" select="r:reasons/r:reason"/>
          <tr>
            <th scope="row"><xsl:apply-templates select="r:position" mode="term"/></th>
            <xsl:for-each select="r:exposure/r:band">
              <xsl:variable name="column" select="position()"/>
              <xsl:variable name="consequence"><xsl:apply-templates select="$consequences[$column]/r:consequence" mode="term"/></xsl:variable>
              <td data-label="{$consequence}">
                <xsl:apply-templates select="." mode="mark"/>
                <xsl:if test="$reasons[$column]"><p class="note"><xsl:value-of select="$reasons[$column]"/></p></xsl:if>
              </td>
            </xsl:for-each>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:report" mode="record">
  <xsl:apply-templates select="r:topics/r:topic"/>
  <xsl:apply-templates select="r:build"/>
</xsl:template>

<xsl:template match="r:topic">
  <section aria-labelledby="sources">
    <h2 id="sources"><xsl:value-of select="w:term('label', 'sources')"/></h2>
    <p>
      <w:say code="methodology.sources"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="r:says" mode="sentences"/>
    </p>
    <xsl:call-template name="source-classes"/>
    <p>
      <w:say code="methodology.see-also">
        <w:arg name="read"><a href="{$root}questions.html#topic.sources"><w:words/></a></w:arg>
        <w:arg name="open"><a href="{$root}questions.html"><w:words/></a></w:arg>
      </w:say>
    </p>
  </section>
</xsl:template>

<xsl:template match="r:set-aside">
  <section aria-labelledby="set-aside">
    <h2 id="set-aside"><w:say code="methodology.set-aside"/></h2>
    <p><w:say code="methodology.set-aside-rule"/></p>
    <div class="wide">
      <table class="stack">
        <thead>
          <tr>
            <th scope="col"><w:say code="column.finding"/></th><th scope="col"><w:say code="column.about"/></th>
            <th scope="col"><w:say code="column.reason"/></th><th scope="col"><w:say code="column.until"/></th>
          </tr>
        </thead>
        <tbody>
          <xsl:for-each select="r:finding">
            <tr>
              <th scope="row"><code><xsl:value-of select="@code"/></code></th>
              <td w:data-label="column.about">
                <xsl:apply-templates select="r:unit" mode="value"/>
                <xsl:if test="r:path"><code><xsl:value-of select="r:path"/></code></xsl:if>
              </td>
              <td w:data-label="column.reason"><xsl:value-of select="r:reason"/></td>
              <td w:data-label="column.until">
                <xsl:choose>
                  <xsl:when test="r:until"><xsl:apply-templates select="r:until" mode="value"/></xsl:when>
                  <xsl:otherwise><w:say code="methodology.set-aside-for-good"/></xsl:otherwise>
                </xsl:choose>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </section>
</xsl:template>

<!-- in what the words of the law were read, and how many obligations quote them -->
<xsl:template match="r:law-words">
  <p><w:say code="methodology.read" n="@official" of="@n"/></p>
  <div class="wide" tabindex="0">
    <table>
      <caption><w:say code="methodology.read-in"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.read"/></th><th scope="col" class="number"><w:say code="column.obligations"/></th>
          <th scope="col" class="number"><w:say code="column.quoted"/></th><th scope="col" class="number"><w:say code="column.placed"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:rows/r:row">
          <tr>
            <th scope="row">
              <xsl:choose>
                <xsl:when test="@read"><xsl:apply-templates select="@read" mode="term"><xsl:with-param name="of" select="'read-in'"/></xsl:apply-templates></xsl:when>
                <xsl:otherwise><w:say code="evidence.not-recorded"/></xsl:otherwise>
              </xsl:choose>
            </th>
            <td class="number"><xsl:value-of select="@n"/></td><td class="number"><xsl:value-of select="@quoted"/></td><td class="number"><xsl:value-of select="@placed"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot>
        <tr>
          <th scope="row"><w:say code="column.sum"/></th>
          <td class="number"><xsl:value-of select="@n"/></td><td class="number"><xsl:value-of select="@quoted"/></td><td class="number"><xsl:value-of select="@placed"/></td>
        </tr>
      </tfoot>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:build">
  <section class="record" aria-labelledby="build">
    <h2 id="build"><w:say code="page.build"/></h2>
    <dl>
      <xsl:apply-templates select="r:as-of|r:edition|r:since|r:horizon|r:version" mode="row"/>
      <dt><w:say code="methodology.made-from"/></dt>
      <dd><w:say code="methodology.files"><w:arg name="manifest"><a href="{$root}manifest.json"><w:words/></a></w:arg></w:say></dd>
    </dl>
    <xsl:if test="r:checks/r:reason">
      <h3><w:say code="parts.checks"/></h3>
      <xsl:apply-templates select="r:checks" mode="reasons"/>
    </xsl:if>
  </section>
</xsl:template>

</xsl:stylesheet>
