<?xml version="1.0" encoding="UTF-8"?>
<!-- A clause, in the order a lawyer reads it. The template "main" below is the table of contents: a line a section,
     each a named template with the name of its heading's id. A project that gives one of the same name replaces
     that section and nothing else. Each fact stands in one place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>

<!-- An outcome is one mapping for one service; those of a mapping follow each other, and the first of them
     ("head") stands for what does not turn on the service. -->
<xsl:variable name="outcomes" select="/r:report/r:outcomes/r:outcome"/>
<xsl:variable name="heads" select="$outcomes[r:service/@ref = $outcomes[1]/r:service/@ref]"/>
<xsl:variable name="each" select="count($outcomes) div count($heads)"/>
<xsl:variable name="services" select="$each &gt; 1"/>
<xsl:variable name="made-alike" select="not($heads[r:status != $heads[1]/r:status or r:method != $heads[1]/r:method or string(r:defaulted) != string($heads[1]/r:defaulted)])"/>
<xsl:variable name="sure-alike" select="not($heads[r:confidence != $heads[1]/r:confidence])"/>
<xsl:variable name="low" select="not($outcomes[r:indicated/r:rests/@confidence != 'low'])"/>
<xsl:variable name="again" select="$heads[r:obligation/@ref = preceding-sibling::r:outcome[r:service/@ref = $heads[1]/r:service/@ref]/r:obligation/@ref]/r:obligation/@ref"/>
<xsl:variable name="inferred" select="/r:report/r:provision/r:basis = 'inferred'"/>

<xsl:template match="r:report" mode="main">
  <xsl:call-template name="glance"/>
  <xsl:call-template name="says"/>
  <xsl:call-template name="landscape"/>
  <xsl:if test="r:flags/r:flag"><xsl:call-template name="flags"/></xsl:if>
  <xsl:if test="r:provision/r:matters"><xsl:call-template name="matters"/></xsl:if>
  <xsl:if test="r:provision/r:impact"><xsl:call-template name="impact"/></xsl:if>
  <xsl:call-template name="contract"/>
  <xsl:if test="r:provision/r:enforcement-risk"><xsl:call-template name="enforcement"/></xsl:if>
  <xsl:if test="r:provision/r:note or r:provision/r:counsel or r:provision/r:divergences or r:provision/r:landscape"><xsl:call-template name="read"/></xsl:if>
  <xsl:if test="r:provision/r:considerations"><xsl:call-template name="considerations"/></xsl:if>
  <xsl:if test="r:provision/r:due-diligence"><xsl:call-template name="diligence"/></xsl:if>
  <xsl:call-template name="comparison"/>
  <xsl:call-template name="past"/>
</xsl:template>

<xsl:template match="r:report" mode="below-title">
  <p class="byline">
    <xsl:choose>
      <xsl:when test="r:provision/r:locator">
        <w:say code="provision.passage" passage="r:provision/r:locator"><w:arg name="document"><xsl:apply-templates select="r:context/r:document" mode="value"/></w:arg></w:say>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="r:context/r:document" mode="value"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="r:context/r:version">, <w:say code="provision.version"><w:arg name="version"><xsl:apply-templates select="r:context/r:version" mode="value"/></w:arg></w:say></xsl:if>
    <xsl:if test="r:context/r:operator">
      <xsl:text>, </xsl:text>
      <xsl:value-of select="r:context/r:operator"/>
    </xsl:if>
    <xsl:apply-templates select="r:context/r:address" mode="original"/>
  </p>
</xsl:template>

<!-- ======== the answer ======== -->

<!-- how exposed, who bears it, under which law, from when, up to what, how sure, and what would settle the rest; a
     value that a person gave stands beside it, with their reason -->
<xsl:template name="glance">
  <section class="answer" aria-labelledby="glance">
    <h2 id="glance"><w:say code="provision.short"/></h2>
    <p class="lead"><xsl:apply-templates select="r:exposure/r:answer" mode="answer"/></p>
    <xsl:apply-templates select="r:provision/r:assessed" mode="glance"/>
  </section>
</xsl:template>

<xsl:template match="r:assessed" mode="glance">
  <div class="assessed">
    <p>
      <w:say code="provision.assessed-by">
        <w:arg name="band"><xsl:apply-templates select="r:exposure" mode="mark"/></w:arg>
        <w:arg name="who"><xsl:call-template name="signed"/></w:arg>
      </w:say>
    </p>
    <xsl:apply-templates select="r:reason" mode="prose"/>
    <xsl:apply-templates select="r:sources" mode="value"/>
  </div>
</xsl:template>

<!-- ======== the clause ======== -->

<xsl:template name="says">
  <section aria-labelledby="says">
    <h2 id="says"><w:say code="provision.words"/></h2>
    <p class="basis basis-{r:provision/r:basis}">
      <xsl:choose>
        <xsl:when test="r:provision/r:basis = 'verbatim' and r:evidence/@state = 'unverified'"><xsl:value-of select="w:term('seen', 'unverified')"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="r:provision/r:basis" mode="term"><xsl:with-param name="of" select="'seen'"/></xsl:apply-templates></xsl:otherwise>
      </xsl:choose>
      <!-- each excerpt has its own state; without one the clause has -->
      <xsl:if test="not(r:provision/r:excerpts) and not($inferred) and r:evidence/@state != r:provision/r:basis">
        <xsl:text> </xsl:text>
        <w:say code="page.evidence" state="w:term('evidence', r:evidence/@state)"/>
      </xsl:if>
    </p>
    <xsl:if test="not($inferred)">
      <xsl:apply-templates select="r:provision/r:excerpts/r:excerpt">
        <xsl:with-param name="of" select="r:context/r:document"/>
        <xsl:with-param name="evidence" select="r:evidence"/>
        <xsl:with-param name="id" select="'evidence.'"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:apply-templates select="r:provision/r:summary" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="matters">
  <section aria-labelledby="matters">
    <h2 id="matters"><w:say code="provision.matters"/></h2>
    <xsl:apply-templates select="r:provision/r:matters" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="impact">
  <section aria-labelledby="impact">
    <h2 id="impact"><w:say code="provision.impact"/></h2>
    <xsl:apply-templates select="r:provision/r:impact" mode="prose"/>
  </section>
</xsl:template>

<xsl:template name="read">
  <section aria-labelledby="read">
    <details class="folded">
    <summary><h2 id="read"><w:say code="provision.read"/></h2></summary>
    <xsl:apply-templates select="r:provision/r:note" mode="prose"/>
    <xsl:if test="r:provision/r:counsel">
      <h3><w:say code="provision.counsel"/></h3>
      <xsl:apply-templates select="r:provision/r:counsel" mode="prose"/>
    </xsl:if>
    <xsl:apply-templates select="r:provision/r:divergences"/>
    <xsl:if test="$outcomes and r:provision/r:landscape">
      <details>
        <summary><w:say code="provision.background"/></summary>
        <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
      </details>
    </xsl:if>
    </details>
  </section>
</xsl:template>

<!-- where a published analysis is not borne out, the map says so and keeps to the sources -->
<xsl:template match="r:divergences">
  <details>
    <summary><w:say code="provision.divergences"/></summary>
    <dl>
      <xsl:for-each select="r:divergence">
        <dt><w:say code="provision.divergence" by="r:by" says="r:says"/></dt>
        <dd>
          <xsl:apply-templates select="r:instead" mode="prose"/>
          <xsl:apply-templates select="r:sources" mode="value"/>
        </dd>
      </xsl:for-each>
    </dl>
  </details>
</xsl:template>

<!-- ======== what the law makes of it ======== -->

<xsl:template match="r:outcome" mode="anchor">
  <xsl:value-of select="translate(substring-after(r:obligation/@ref, ':'), '/', '.')"/>
  <!-- an obligation mapped twice -->
  <xsl:if test="r:obligation/@ref = $again">
    <xsl:variable name="before" select="count(preceding-sibling::r:outcome[r:obligation/@ref = current()/r:obligation/@ref and r:service/@ref = current()/r:service/@ref])"/>
    <xsl:if test="$before"><xsl:value-of select="concat('.', $before + 1)"/></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template match="r:outcome" mode="name">
  <xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if>
  <xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if>
</xsl:template>

<xsl:template name="landscape">
  <section aria-labelledby="landscape">
    <h2 id="landscape"><w:say code="provision.landscape"/></h2>
    <xsl:choose>
      <xsl:when test="$outcomes"><xsl:call-template name="mappings"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
        <p class="none"><w:say code="provision.unmapped"/></p>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="r:provision/r:bills"/>
  </section>
</xsl:template>

<!-- what is proposed stands apart: it flags nothing and rates nothing -->
<xsl:template match="r:bills">
  <h3 id="bills"><w:say code="provision.bills"/></h3>
  <p class="note"><w:say code="provision.bills-proposed"/></p>
  <ul>
    <xsl:for-each select="r:bill">
      <li>
        <w:say code="provision.bill" relation="r:relation"><w:arg name="bill"><xsl:apply-templates select="r:bill" mode="value"/></w:arg></w:say>
        <xsl:apply-templates select="r:rationale" mode="prose"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- what of a mapping nobody wrote down for it -->
<xsl:template match="r:defaulted" mode="line">
  <xsl:text> </xsl:text>
  <w:say code="provision.defaulted">
    <w:arg name="what">
      <xsl:for-each select="r:key">
        <xsl:if test="position() &gt; 1"><xsl:text>, </xsl:text></xsl:if>
        <xsl:value-of select="w:term('defaulted', .)"/>
      </xsl:for-each>
    </w:arg>
  </w:say>
</xsl:template>

<!-- a row a mapping, in groups: what is decided, what turns on facts, what cannot be rated -->
<xsl:template name="mappings">
  <p class="note" id="chain">
    <w:say code="provision.mappings"/>
    <xsl:if test="$made-alike and $sure-alike">
      <xsl:text> </xsl:text>
      <w:say code="provision.all-made" status="$heads[1]/r:status" method="$heads[1]/r:method" confidence="$heads[1]/r:confidence"/>
      <xsl:apply-templates select="$heads[1]/r:defaulted" mode="line"/>
    </xsl:if>
    <xsl:if test="$inferred"><xsl:text> </xsl:text><w:say code="provision.if-inferred"/></xsl:if>
  </p>
  <div class="wide">
    <table class="stack mappings">
      <thead>
        <tr>
          <th scope="col"><w:say code="provision.article"/></th><th scope="col"><w:say code="column.exposure"/></th>
          <th scope="col"><w:say code="provision.force"/></th><th scope="col"><w:say code="provision.why"/></th>
        </tr>
      </thead>
      <xsl:for-each select="$heads[not(@group = preceding-sibling::r:outcome/@group)]">
        <xsl:variable name="group" select="@group"/>
        <tbody>
          <tr class="group">
            <th scope="rowgroup" colspan="4">
              <xsl:apply-templates select="@group" mode="term"><xsl:with-param name="of" select="'standing'"/></xsl:apply-templates>
              <span class="count"><xsl:value-of select="count($heads[@group = $group])"/></span>
            </th>
          </tr>
          <xsl:apply-templates select="$heads[@group = $group]" mode="mapping"/>
        </tbody>
      </xsl:for-each>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:outcome" mode="mapping">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <xsl:variable name="all" select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]"/>
  <!-- why the clause does that is read where something can come of it, and for the rest below -->
  <xsl:variable name="told" select="@group = 'rated' or @group = 'conditional'"/>
  <tr id="{$id}">
    <th scope="row">
      <a href="{$root}{r:obligation/@href}"><xsl:apply-templates select="." mode="name"/></a>
      <xsl:if test="r:citation"><xsl:text> </xsl:text><span class="note"><xsl:value-of select="r:obligation"/></span></xsl:if>
      <!-- where its words were read in something less than a copy of the official text, that stands beside every claim -->
      <xsl:if test="@read[. = 'transcription' or . = 'secondary' or . = 'memory']">
        <xsl:text> </xsl:text><span class="note read"><w:say code="regulation.read-in" read="@read"/></span>
      </xsl:if>
    </th>
    <td w:data-label="column.exposure">
      <xsl:apply-templates select="$all" mode="service"><xsl:with-param name="what" select="'standing'"/></xsl:apply-templates>
    </td>
    <td w:data-label="provision.force">
      <xsl:apply-templates select="$all" mode="service"><xsl:with-param name="what" select="'force'"/></xsl:apply-templates>
    </td>
    <td w:data-label="provision.why">
      <p class="does"><w:say code="provision.does" relation="r:relation"/></p>
      <xsl:if test="$told"><xsl:apply-templates select="r:rationale" mode="rich"/></xsl:if>
      <!-- a review that no longer covers what it covered is told at once; it is the same for each service -->
      <xsl:for-each select="$all[1]/r:indicated/r:qualifiers/r:reason[@code = 'qualifier.suspect']"><p class="suspect"><strong><xsl:apply-templates select="." mode="say"/></strong></p></xsl:for-each>
      <xsl:for-each select="$all/r:discharge[r:reason]"><p class="discharge"><xsl:apply-templates select="." mode="sentences"/></p></xsl:for-each>
    </td>
  </tr>
  <tr class="more">
    <td colspan="4">
      <details>
        <summary><w:say code="provision.more"/></summary>
        <div>
          <xsl:if test="not($told)"><xsl:apply-templates select="r:rationale" mode="rich"/></xsl:if>
          <xsl:apply-templates select="." mode="law"/>
          <xsl:for-each select="$all">
            <dl>
              <xsl:if test="position() = 1"><xsl:apply-templates select="." mode="law-steps"/></xsl:if>
              <xsl:apply-templates select="." mode="steps"/>
            </dl>
          </xsl:for-each>
        </div>
      </details>
    </td>
  </tr>
</xsl:template>

<!-- the same of each service, once where all have it alike -->
<xsl:template match="r:outcome" mode="service">
  <xsl:param name="what"/>
  <div>
    <xsl:if test="$services"><span class="note"><xsl:value-of select="r:service"/>: </span></xsl:if>
    <xsl:choose>
      <xsl:when test="$what = 'force'"><xsl:apply-templates select="." mode="force"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="standing"/></xsl:otherwise>
    </xsl:choose>
  </div>
</xsl:template>

<!-- the band and who bears it, or what it turns on, or why there is none; and on what that rests, where that is little -->
<xsl:template match="r:outcome" mode="standing">
  <xsl:choose>
    <xsl:when test="r:indicated/@standing = 'rated'">
      <w:say code="provision.borne" bearer="r:indicated/@bearer"><w:arg name="band"><xsl:apply-templates select="r:indicated/@exposure" mode="mark"/></w:arg></w:say>
      <xsl:text>. </xsl:text>
      <xsl:apply-templates select="r:indicated/r:rests" mode="doubt"/>
    </xsl:when>
    <xsl:when test="r:indicated/r:conditional/r:results/r:result">
      <xsl:apply-templates select="r:indicated/r:conditional"/>
      <xsl:text> </xsl:text>
      <xsl:apply-templates select="r:indicated/r:rests" mode="doubt"/>
    </xsl:when>
    <xsl:when test="r:indicated/r:conditional"><w:say code="provision.beyond" n="r:indicated/r:conditional/@unknowns"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="r:indicated/r:because" mode="sentences"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the highest that can come out, with the smallest set of facts that leads there -->
<xsl:template match="r:conditional">
  <xsl:variable name="first" select="r:results/r:result[1]"/>
  <w:say code="provision.could" bearer="$first/@bearer">
    <w:arg name="band"><xsl:apply-templates select="$first/@exposure" mode="mark"/></w:arg>
    <w:arg name="conditions">
      <xsl:call-template name="together"><xsl:with-param name="reasons" select="r:highest/r:sets/r:set[1]/r:literals/r:reason"/></xsl:call-template>
    </w:arg>
  </w:say>
</xsl:template>

<!-- the other ways to the same, what else can come out, and what rules everything out -->
<xsl:template match="r:conditional" mode="rest">
  <xsl:variable name="more" select="r:results/r:result[position() &gt; 1][@exposure != 'none']"/>
  <xsl:if test="$more">
    <dt><w:say code="provision.also"/></dt>
    <dd>
      <xsl:for-each select="$more">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <w:say code="provision.borne" bearer="@bearer"><w:arg name="band"><xsl:apply-templates select="@exposure" mode="mark"/></w:arg></w:say>
      </xsl:for-each>
    </dd>
  </xsl:if>
  <xsl:apply-templates select="r:highest|r:nothing" mode="rest"/>
</xsl:template>

<xsl:template match="r:highest|r:nothing" mode="rest">
  <!-- the row has the first of those that lead to the highest -->
  <xsl:variable name="others" select="r:sets/r:set[position() &gt; 1 or ../../self::r:nothing]"/>
  <xsl:if test="$others">
    <dt><xsl:value-of select="w:term('ways', local-name())"/></dt>
    <dd>
      <ul class="plain">
        <xsl:for-each select="$others[position() &lt;= 3]">
          <li><xsl:call-template name="together"><xsl:with-param name="reasons" select="r:literals/r:reason"/></xsl:call-template></li>
        </xsl:for-each>
        <xsl:if test="count($others) + @more &gt; 3"><li><w:say code="provision.other-ways" n="count($others) + @more - 3"/></li></xsl:if>
      </ul>
    </dd>
  </xsl:if>
</xsl:template>

<!-- words that were not seen are told of the whole clause where they stand -->
<xsl:template match="r:rests" mode="doubt">
  <xsl:if test="@confidence = 'low' and not($low)"><span class="note"><w:say code="provision.low" link="@weakest"/></span></xsl:if>
</xsl:template>

<!-- from when: the day where the law is in force, else its state; its event and article stand below -->
<xsl:template match="r:outcome" mode="force">
  <xsl:variable name="since" select="r:force/r:because/r:reason[@code = 'force.in-force']/r:arg[@name = 'since']/@value"/>
  <xsl:variable name="from" select="r:force/r:because/r:reason[@code = 'force.adopted']/r:arg[@name = 'from']/@value"/>
  <xsl:choose>
    <xsl:when test="string($since) and r:force/@state = 'in-force'"><w:say code="provision.since-day" since="$since"/></xsl:when>
    <xsl:when test="string($from)"><w:say code="provision.from-day" from="$from"/></xsl:when>
    <xsl:otherwise><xsl:apply-templates select="r:force/@state" mode="term"><xsl:with-param name="of" select="'force'"/></xsl:apply-templates></xsl:otherwise>
  </xsl:choose>
  <!-- that it begins on that day is told -->
  <xsl:if test="not(string($from)) or r:indicated/r:qualifiers/r:reason[@code = 'qualifier.due']/r:arg[@name = 'date'][@value != $from]">
    <xsl:apply-templates select="r:indicated/r:qualifiers" mode="due"/>
  </xsl:if>
</xsl:template>

<!-- The law: its own words, or where none are quoted the duty in the author's; what a contract can do. Where nothing arises
     there is more of both with the law. -->
<xsl:template match="r:outcome" mode="law">
  <xsl:for-each select="r:quoted/r:words">
    <figure class="excerpt">
      <blockquote>
        <xsl:if test="r:language and not(r:translation = 'true')"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
        <p><xsl:value-of select="r:text"/></p>
      </blockquote>
      <figcaption>
        <xsl:if test="r:translation = 'true'"><strong><w:say code="evidence.translation"/></strong>. </xsl:if>
        <xsl:choose>
          <xsl:when test="r:at and r:law"><w:say code="evidence.section" section="r:at"><w:arg name="document"><xsl:apply-templates select="r:law" mode="value"/></w:arg></w:say>, </xsl:when>
          <xsl:when test="r:at"><xsl:value-of select="concat(r:at, ', ')"/></xsl:when>
        </xsl:choose>
        <xsl:value-of select="w:term('evidence-short', @state)"/>
      </figcaption>
    </figure>
  </xsl:for-each>
  <xsl:if test="not(r:quoted/r:words) and not(@group = 'none')"><xsl:apply-templates select="r:duty" mode="rich"/></xsl:if>
  <p class="note">
    <xsl:choose>
      <xsl:when test="@read">
        <w:say code="provision.law-of">
          <w:arg name="law"><xsl:apply-templates select="r:law" mode="value"/></w:arg>
          <w:arg name="read"><xsl:value-of select="w:term('read-in', @read)"/></w:arg>
        </w:say>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="r:law" mode="value"/></xsl:otherwise>
    </xsl:choose>
  </p>
</xsl:template>

<xsl:template match="r:outcome" mode="law-steps">
    <xsl:if test="not($made-alike and $sure-alike)">
      <dt><xsl:value-of select="w:term('step', 'mapping')"/></dt>
      <dd>
        <w:say code="provision.mapping" status="r:status" method="r:method" confidence="r:confidence"/>
        <xsl:if test="r:defaulted"><xsl:text>.</xsl:text></xsl:if>
        <xsl:apply-templates select="r:defaulted" mode="line"/>
      </dd>
    </xsl:if>
    <xsl:for-each select="r:reviewed">
      <dt><w:say code="provision.reviewed"/></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="r:by"><w:say code="provision.reviewed-by" by="r:by" capacity="r:capacity" on="r:on"/></xsl:when>
          <xsl:otherwise><w:say code="provision.reviewed-as" capacity="r:capacity" on="r:on"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:expires">; <w:say code="provision.renew" until="r:expires"/></xsl:if>
        <xsl:if test="r:fingerprint">; <w:say code="provision.fingerprint"><w:arg name="fingerprint"><code><xsl:value-of select="r:fingerprint"/></code></w:arg></w:say></xsl:if>
      </dd>
    </xsl:for-each>
    <xsl:if test="r:contract/r:effect">
      <dt><w:say code="provision.by-contract"/></dt>
      <dd>
        <xsl:apply-templates select="r:contract/r:effect" mode="term"/>
        <xsl:text>. </xsl:text>
        <w:say code="parts.basis" basis="w:term('contract-basis', r:contract/r:basis)"/>
      </dd>
    </xsl:if>
</xsl:template>

<!-- which law, in which version, and how well it is known -->
<xsl:template match="r:outcome/r:law" mode="value">
  <xsl:value-of select="."/>
  <xsl:for-each select="../r:version">; <xsl:apply-templates select="." mode="value"/></xsl:for-each>
</xsl:template>

<xsl:template match="r:outcome/r:version" mode="value">
  <xsl:choose>
    <xsl:when test="r:from and r:until"><w:say code="provision.worded-between" by="r:by" from="r:from" until="r:until"/></xsl:when>
    <xsl:when test="r:from"><w:say code="provision.worded-from" by="r:by" from="r:from"/></xsl:when>
    <xsl:when test="r:until"><w:say code="provision.worded-until" by="r:by" until="r:until"/></xsl:when>
    <xsl:otherwise><w:say code="provision.worded" by="r:by"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the steps from the clause to the result that the row has not told yet; what binds nobody, as a permission, has none -->
<xsl:template match="r:outcome" mode="steps">
  <xsl:variable name="plain" select="(@group = 'none' or @group = 'unratable') and r:force/@state = 'in-force' and not(r:upcoming/r:reason)"/>
    <xsl:if test="$services"><dt><xsl:value-of select="w:term('label', 'service')"/></dt><dd><xsl:value-of select="r:service"/></dd></xsl:if>
    <xsl:apply-templates select="r:indicated/r:conditional" mode="rest"/>
    <xsl:if test="not(@group = 'unratable') or r:applies/r:because/r:reason">
      <dt><xsl:value-of select="w:term('step', 'role')"/></dt>
      <dd>
        <w:say code="provision.bound" platform="r:applies/@platform" users="r:applies/@users"/>
        <xsl:text>. </xsl:text>
        <xsl:apply-templates select="r:applies/r:because[r:reason]" mode="sentences"/>
      </dd>
    </xsl:if>
    <xsl:if test="r:force/r:because/r:reason and not($plain)"><dt><xsl:value-of select="w:term('step', 'force')"/></dt><dd><xsl:apply-templates select="r:force/r:because" mode="sentences"/><xsl:if test="r:upcoming/r:reason"><xsl:text> </xsl:text><xsl:apply-templates select="r:upcoming" mode="due"/></xsl:if></dd></xsl:if>
    <xsl:if test="r:indicated/@bearer"><dt><xsl:value-of select="w:term('step', 'cell')"/></dt><dd><xsl:apply-templates select="r:indicated/r:because" mode="sentences"/></dd></xsl:if>
    <xsl:variable name="needs" select="r:flag/r:needs[r:reason]|r:applies[not(../r:flag/r:needs/r:reason)]/r:needs[r:reason]"/>
    <xsl:if test="r:indicated/@standing = 'open' and $needs">
      <dt><w:say code="parts.needs"/></dt>
      <dd><xsl:apply-templates select="$needs[1]" mode="reasons"/></dd>
    </xsl:if>
</xsl:template>

<!-- ======== flags ======== -->

<xsl:template name="flags">
  <section aria-labelledby="flags">
    <h2 id="flags"><w:say code="provision.flags"/></h2>
    <xsl:apply-templates select="r:flags"/>
  </section>
</xsl:template>

<!-- the rules of law that raise it, by their state; what each turns on stands in its row above -->
<xsl:template match="r:flag">
  <tr>
    <th scope="row"><xsl:apply-templates select="r:place" mode="value"/></th>
    <td w:data-label="column.state">
      <xsl:apply-templates select="@state" mode="mark"/>
      <xsl:if test="r:watch"><p class="note"><w:say code="parts.watched"><w:arg name="why"><xsl:apply-templates select="r:watch" mode="value"/></w:arg></w:say></p></xsl:if>
    </td>
    <td w:data-label="column.binds"><xsl:apply-templates select="r:binds" mode="value"/></td>
    <td w:data-label="column.by">
      <xsl:if test="not(r:because/r:obligation)"><w:say code="parts.author-alone"/></xsl:if>
      <xsl:if test="r:because/r:obligation">
        <!-- each once, however many services it is judged for -->
        <xsl:variable name="rules" select="r:because/r:obligation[not(preceding-sibling::r:obligation/r:obligation/@ref = r:obligation/@ref)]"/>
        <xsl:if test="not($rules[2])"><xsl:apply-templates select="r:because" mode="by-state"/></xsl:if>
        <xsl:if test="$rules[2]">
          <details>
            <summary><w:say code="provision.rules" n="count($rules)"/></summary>
            <xsl:apply-templates select="r:because" mode="by-state"/>
          </details>
        </xsl:if>
      </xsl:if>
    </td>
  </tr>
</xsl:template>

<xsl:template match="r:flag/r:because" mode="by-state">
  <xsl:for-each select="r:obligation[not(@state = preceding-sibling::r:obligation/@state)]">
    <xsl:variable name="state" select="@state"/>
    <p>
      <xsl:if test="@state != ../../@state"><xsl:apply-templates select="@state" mode="term"/>: </xsl:if>
      <xsl:for-each select="../r:obligation[@state = $state][not(preceding-sibling::r:obligation[@state = $state]/r:obligation/@ref = r:obligation/@ref)]">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:apply-templates select="$outcomes[r:obligation/@ref = current()/r:obligation/@ref][1]" mode="to"/>
      </xsl:for-each>
    </p>
  </xsl:for-each>
</xsl:template>

<!-- the article, and the row that tells of it -->
<xsl:template match="r:outcome" mode="to">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <a href="#{$id}"><xsl:apply-templates select="." mode="name"/></a>
</xsl:template>

<!-- ======== what follows ======== -->

<xsl:template name="contract">
  <section aria-labelledby="contract">
    <details class="folded">
    <summary><h2 id="contract"><w:say code="provision.contract"/></h2></summary>
    <xsl:apply-templates select="r:provision/r:contracts" mode="prose"/>
    <dl>
      <xsl:apply-templates select="r:context/r:entity|r:context/r:entities|r:context/r:governing-law|r:context/r:governs|r:context/r:user-classes" mode="row"/>
      <xsl:if test="not(r:context/r:entity|r:context/r:entities)"><dt><xsl:value-of select="w:term('label', 'entity')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
      <xsl:if test="not(r:context/r:governing-law)"><dt><xsl:value-of select="w:term('label', 'governing-law')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
    </dl>
    </details>
  </section>
</xsl:template>

<xsl:template name="considerations">
  <section aria-labelledby="considerations">
    <details class="folded">
    <summary><h2 id="considerations"><w:say code="provision.considerations"/></h2></summary>
    <ul class="considerations">
      <xsl:for-each select="r:provision/r:considerations/r:consideration"><li><xsl:apply-templates select="." mode="prose"/></li></xsl:for-each>
    </ul>
    </details>
  </section>
</xsl:template>

<xsl:template name="enforcement">
  <section aria-labelledby="enforcement">
    <details class="folded">
    <summary><h2 id="enforcement"><w:say code="provision.enforcement"/></h2></summary>
    <xsl:apply-templates select="r:provision/r:enforcement-risk" mode="prose"/>
    </details>
  </section>
</xsl:template>

<xsl:template name="diligence">
  <section aria-labelledby="diligence">
    <h2 id="diligence"><w:say code="provision.diligence"/></h2>
    <xsl:for-each select="r:provision/r:due-diligence"><xsl:call-template name="items"/></xsl:for-each>
  </section>
</xsl:template>

<!-- ======== beside others ======== -->

<xsl:template name="comparison">
  <section aria-labelledby="comparison">
    <h2 id="comparison"><w:say code="provision.comparison"/></h2>
    <xsl:for-each select="r:brief/r:common/r:common">
      <p><xsl:apply-templates select="r:category" mode="value"/>: <xsl:apply-templates select="r:says" mode="sentences"/></p>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="r:comparison/r:comparators/r:comparator">
        <p>
          <w:say code="provision.compared"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="r:comparison/r:remarks[r:reason]" mode="sentences"/>
        </p>
        <xsl:call-template name="comparators"/>
      </xsl:when>
      <xsl:otherwise><p class="none"><w:say code="provision.incomparable"/></p></xsl:otherwise>
    </xsl:choose>
  </section>
</xsl:template>

<xsl:template name="comparators">
  <div class="wide">
    <table class="stack comparators">
      <caption><w:say code="provision.comparators"/></caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="column.platform"/></th><th scope="col"><w:say code="provision.clause-words"/></th><th scope="col"><w:say code="column.evidence"/></th><th scope="col"><w:say code="column.exposure"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:comparison/r:comparators/r:comparator">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:platform" mode="value"/></th>
            <td w:data-label="provision.clause-words">
              <!-- where its words stand, with their evidence -->
              <a href="{$root}{r:provision/@href}{substring(concat('#', r:at), 1, 99 * boolean(r:at))}"><xsl:value-of select="r:provision"/></a>
              <details>
                <summary><w:say code="provision.words-head"/></summary>
                <xsl:call-template name="quoted"/>
                <p class="note">
                  <!-- the rule is told above: here only by what of several the clause was found, and what the author says -->
                  <xsl:for-each select="r:because/r:reason[@code = 'compare.named' or (@code = 'compare.category' and count(/r:report/r:provision/r:categories/r:category) &gt; 1)]">
                    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
                    <xsl:apply-templates select="." mode="say"/>
                  </xsl:for-each>
                  <xsl:if test="r:why"><xsl:value-of select="concat(' ', r:why)"/></xsl:if>
                  <xsl:text> </xsl:text>
                  <w:say code="provision.offers">
                    <w:arg name="kinds">
                      <xsl:call-template name="terms"><xsl:with-param name="words" select="r:service-kind"/><xsl:with-param name="of" select="'service-kind'"/></xsl:call-template>
                      <xsl:if test="not(r:service-kind)"><w:say code="provision.see-platform"/></xsl:if>
                    </w:arg>
                    <w:arg name="people">
                      <xsl:call-template name="terms"><xsl:with-param name="words" select="r:user-classes"/><xsl:with-param name="of" select="'user-class'"/></xsl:call-template>
                      <xsl:if test="not(r:user-classes)"><w:say code="evidence.not-recorded"/></xsl:if>
                    </w:arg>
                  </w:say>
                </p>
              </details>
            </td>
            <td w:data-label="column.evidence"><xsl:apply-templates select="r:evidence" mode="term"><xsl:with-param name="of" select="'evidence-short'"/></xsl:apply-templates></td>
            <td w:data-label="column.exposure">
              <xsl:choose>
                <xsl:when test="r:assessed">
                  <w:say code="category.assessed">
                    <w:arg name="assessed"><xsl:apply-templates select="r:assessed" mode="mark"/></w:arg>
                    <w:arg name="indicated"><xsl:apply-templates select="r:tally" mode="value"/></w:arg>
                  </w:say>
                </xsl:when>
                <xsl:otherwise><xsl:apply-templates select="r:tally" mode="value"/></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- ======== history ======== -->

<xsl:template name="past">
  <section aria-labelledby="past">
    <h2 id="past"><w:say code="provision.past"/></h2>
    <p><xsl:apply-templates select="r:past/r:remarks[r:reason]" mode="sentences"/></p>
    <xsl:if test="r:provision/r:excerpts and r:evidence/r:excerpts/r:excerpt/r:found">
      <div class="wide">
        <table class="stack">
          <caption><w:say code="provision.in-captures"/></caption>
          <thead><tr><th scope="col"><w:say code="provision.words-head"/></th><th scope="col"><w:say code="provision.first"/></th><th scope="col"><w:say code="provision.last"/></th><th scope="col"><w:say code="provision.since"/></th></tr></thead>
          <tbody>
            <xsl:for-each select="r:evidence/r:excerpts/r:excerpt">
              <tr>
                <th scope="row"><a href="#evidence.{position()}"><w:say code="provision.excerpt" n="position()"/></a></th>
                <td w:data-label="provision.first"><xsl:apply-templates select="r:found/r:first-on" mode="value"/><xsl:if test="not(r:found)"><w:say code="provision.not-followed"/></xsl:if></td>
                <td w:data-label="provision.last"><xsl:apply-templates select="r:found/r:last-on" mode="value"/><xsl:if test="not(r:found)"><w:say code="provision.not-followed"/></xsl:if></td>
                <td w:data-label="provision.since">
                  <xsl:choose>
                    <xsl:when test="r:found/r:since-on"><w:say code="evidence.fate-since" fate="w:term('fate', r:found/@fate)" since="r:found/r:since-on"/></xsl:when>
                    <xsl:when test="r:found"><xsl:value-of select="w:term('fate', r:found/@fate)"/></xsl:when>
                    <xsl:otherwise><xsl:value-of select="w:term('fate', 'unknown')"/></xsl:otherwise>
                  </xsl:choose>
                </td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </xsl:if>
    <xsl:if test="r:past/r:records/r:record">
      <h3><w:say code="provision.changes"/></h3>
      <ul class="plain">
        <xsl:for-each select="r:past/r:records/r:record">
          <li>
            <a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:says/r:reason[1]" mode="say"/></a>
            <xsl:for-each select="r:says/r:reason[position() &gt; 1 and not(starts-with(@code, 'change.touches') or @code = 'change.not-judged' or @code = 'change.unreviewed')]">
              <xsl:text> </xsl:text>
              <xsl:apply-templates select="." mode="say"/>
            </xsl:for-each>
            <xsl:if test="r:change"><xsl:text> </xsl:text><xsl:apply-templates select="r:change" mode="value"/></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:apply-templates select="r:past/r:versions"/>
  </section>
</xsl:template>

<!-- what the document's author recorded of them; each says from what -->
<xsl:template match="r:past/r:versions">
  <details>
  <summary><w:say code="provision.versions"/></summary>
  <dl>
    <xsl:for-each select="r:version">
      <dt><xsl:apply-templates select="r:version" mode="term"/></dt>
      <dd>
        <w:say code="provision.text" text="r:text"/>
        <xsl:if test="r:entity"><xsl:text> </xsl:text><w:say code="provision.entity" entity="r:entity"/></xsl:if>
        <xsl:if test="r:note"><xsl:value-of select="concat(' ', r:note)"/></xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </dd>
    </xsl:for-each>
  </dl>
  </details>
</xsl:template>

<!-- ======== the record ======== -->

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:context/r:version|r:context/r:text" mode="row"/>
  <xsl:variable name="reviewed" select="r:provision/r:mappings/r:mapping[r:reviewed]"/>
  <xsl:if test="$outcomes and not($reviewed)"><dt><w:say code="provision.reviewed"/></dt><dd><w:say code="provision.unreviewed"/></dd></xsl:if>
  <xsl:if test="$reviewed">
    <dt><w:say code="provision.reviewed"/></dt>
    <dd><w:say code="provision.reviewed-of" n="count($reviewed)" of="count(r:provision/r:mappings/r:mapping)"/></dd>
  </xsl:if>
  <xsl:apply-templates select="r:provision/r:sources" mode="row"><xsl:with-param name="label" select="'clause-sources'"/></xsl:apply-templates>
  <xsl:for-each select="r:written[$outcomes]">
    <dt><w:say code="provision.written"/></dt>
    <dd>
      <w:say code="provision.written-in">
        <w:arg name="file"><code class="place"><xsl:value-of select="@file"/></code></w:arg>
        <w:arg name="command"><code>regc why <xsl:value-of select="/r:report/@id"/></code></w:arg>
      </w:say>
    </dd>
  </xsl:for-each>
  <xsl:apply-templates select="r:provision/r:categories" mode="row"/>
  <xsl:apply-imports/>
</xsl:template>

</xsl:stylesheet>
