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
<xsl:key name="outcomes" match="r:outcome" use="concat(r:obligation/@ref, ' ', r:service/@ref)"/>
<xsl:variable name="inferred" select="/r:report/r:provision/r:basis = 'inferred'"/>

<xsl:template match="r:report" mode="main">
  <xsl:call-template name="glance"/>
  <xsl:call-template name="says"/>
  <xsl:call-template name="is"/>
  <xsl:if test="r:provision/r:matters"><xsl:call-template name="matters"/></xsl:if>
  <xsl:if test="r:provision/r:impact"><xsl:call-template name="impact"/></xsl:if>
  <xsl:if test="r:provision/r:note or r:provision/r:counsel or r:provision/r:divergences"><xsl:call-template name="read"/></xsl:if>
  <xsl:call-template name="landscape"/>
  <xsl:if test="$outcomes"><xsl:call-template name="governance"/></xsl:if>
  <xsl:if test="r:flags/r:flag"><xsl:call-template name="flags"/></xsl:if>
  <xsl:call-template name="contract"/>
  <xsl:if test="$outcomes or r:provision/r:considerations"><xsl:call-template name="considerations"/></xsl:if>
  <xsl:if test="$outcomes or r:provision/r:enforcement-risk"><xsl:call-template name="enforcement"/></xsl:if>
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

<!-- ======== in short ======== -->

<!-- what is asked first, one line each; counsel's value leads, and what the matrix indicates stands beside it -->
<xsl:template name="glance">
  <section class="glance" aria-labelledby="glance">
    <h2 id="glance"><w:say code="provision.short"/></h2>
    <dl>
      <xsl:apply-templates select="r:provision/r:assessed" mode="glance"/>
      <dt><w:say code="column.indicated"/></dt>
      <dd>
        <xsl:apply-templates select="r:exposure/r:tally" mode="value"/>
        <xsl:if test="$outcomes">
          <xsl:text>, </xsl:text>
          <xsl:choose>
            <xsl:when test="$services"><w:say code="provision.per-service"/></xsl:when>
            <xsl:otherwise><w:say code="provision.per-mapping"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text>; </xsl:text>
          <a href="#governance"><w:say code="provision.explained"/></a>
        </xsl:if>
        <xsl:apply-templates select="r:exposure/r:remarks" mode="reasons"><xsl:with-param name="class" select="'remarks'"/></xsl:apply-templates>
      </dd>
      <xsl:if test="$outcomes"><xsl:apply-templates select="r:brief/r:confidence" mode="glance"/></xsl:if>
      <dt><xsl:value-of select="w:term('label', 'basis')"/></dt>
      <dd><xsl:apply-templates select="r:provision/r:basis" mode="value"/></dd>
      <dt><w:say code="provision.jurisdictions"/></dt>
      <dd>
        <xsl:apply-templates select="r:brief/r:flagged" mode="line"/>
        <xsl:if test="r:flags/r:flag"><xsl:text>; </xsl:text><a href="#flags"><w:say code="provision.reasons"/></a></xsl:if>
      </dd>
      <dt><w:say code="provision.prevalence"/></dt>
      <dd>
        <ul class="plain">
          <xsl:for-each select="r:brief/r:common/r:common">
            <li><xsl:apply-templates select="r:category" mode="value"/>: <xsl:apply-templates select="r:says" mode="sentences"/></li>
          </xsl:for-each>
        </ul>
      </dd>
    </dl>
  </section>
</xsl:template>

<xsl:template match="r:assessed" mode="glance">
  <dt><w:say code="parts.assessed"/></dt>
  <dd class="assessed">
    <w:say code="provision.assessed-by">
      <w:arg name="band"><xsl:apply-templates select="r:exposure" mode="mark"/></w:arg>
      <w:arg name="who"><xsl:call-template name="signed"/></w:arg>
    </w:say>
    <xsl:apply-templates select="r:reason" mode="prose"/>
    <xsl:apply-templates select="r:sources" mode="value"/>
  </dd>
</xsl:template>

<xsl:template match="r:confidence" mode="glance">
  <dt><w:say code="provision.confidence"/></dt>
  <dd>
    <w:say code="parts.tally" of="@of">
      <w:arg name="bands">
        <xsl:for-each select="@*[local-name() != 'of'][. &gt; 0]">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <w:say code="parts.band" n="." band="w:term('confidence', local-name())"/>
        </xsl:for-each>
      </w:arg>
    </w:say>
  </dd>
</xsl:template>

<!-- ======== the clause ======== -->

<xsl:template name="says">
  <section aria-labelledby="says">
    <h2 id="says"><w:say code="provision.words"/></h2>
    <p class="basis basis-{r:provision/r:basis}">
      <xsl:apply-templates select="r:provision/r:basis" mode="term"><xsl:with-param name="of" select="'seen'"/></xsl:apply-templates>
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
  </section>
</xsl:template>

<xsl:template name="is">
  <section aria-labelledby="is">
    <h2 id="is"><w:say code="provision.is"/></h2>
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
    <h2 id="read"><w:say code="provision.read"/></h2>
    <xsl:apply-templates select="r:provision/r:note" mode="prose"/>
    <xsl:if test="r:provision/r:counsel">
      <h3><w:say code="provision.counsel"/></h3>
      <xsl:apply-templates select="r:provision/r:counsel" mode="prose"/>
    </xsl:if>
    <xsl:apply-templates select="r:provision/r:divergences"/>
  </section>
</xsl:template>

<!-- where a published analysis is not borne out, the map says so and keeps to the sources -->
<xsl:template match="r:divergences">
  <h3><w:say code="provision.divergences"/></h3>
  <dl>
    <xsl:for-each select="r:divergence">
      <dt><w:say code="provision.divergence" by="r:by" says="r:says"/></dt>
      <dd>
        <xsl:apply-templates select="r:instead" mode="prose"/>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </dd>
    </xsl:for-each>
  </dl>
</xsl:template>

<!-- ======== what the law makes of it ======== -->

<xsl:template match="r:outcome" mode="anchor">
  <xsl:value-of select="translate(substring-after(r:obligation/@ref, ':'), '/', '.')"/>
  <xsl:variable name="same" select="key('outcomes', concat(r:obligation/@ref, ' ', r:service/@ref))"/>
  <!-- an obligation mapped twice -->
  <xsl:if test="$same[2]">
    <xsl:variable name="again" select="count(preceding-sibling::r:outcome[count(.|$same) = count($same)])"/>
    <xsl:if test="$again"><xsl:value-of select="concat('.', $again + 1)"/></xsl:if>
  </xsl:if>
</xsl:template>

<xsl:template match="r:outcome" mode="name">
  <xsl:if test="r:citation"><xsl:apply-templates select="." mode="article"/></xsl:if>
  <xsl:if test="not(r:citation)"><xsl:value-of select="r:obligation"/></xsl:if>
</xsl:template>

<!-- the article that a row is about, and where that matters the service -->
<xsl:template match="r:outcome" mode="row-head">
  <xsl:param name="service" select="$services"/>
  <xsl:variable name="anchor"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <dt>
    <a href="#{$anchor}"><xsl:apply-templates select="." mode="name"/></a>
    <xsl:if test="$service">, <xsl:value-of select="r:service"/></xsl:if>
  </dt>
</xsl:template>

<xsl:template name="landscape">
  <section aria-labelledby="landscape">
    <h2 id="landscape"><w:say code="provision.landscape"/></h2>
    <xsl:choose>
      <xsl:when test="$outcomes">
        <xsl:call-template name="mappings"/>
        <xsl:if test="r:provision/r:landscape">
          <details>
            <summary><w:say code="provision.background"/></summary>
            <xsl:apply-templates select="r:provision/r:landscape" mode="prose"/>
          </details>
        </xsl:if>
      </xsl:when>
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

<!-- a row a mapping: a person's or a program's claim, so the row says which -->
<xsl:template name="mappings">
  <div class="wide">
    <table class="stack mappings">
      <caption>
        <w:say code="provision.mappings"/>
        <xsl:if test="$inferred"><xsl:text> </xsl:text><w:say code="provision.if-inferred"/></xsl:if>
      </caption>
      <thead>
        <tr>
          <th scope="col"><w:say code="provision.article"/></th><th scope="col"><w:say code="column.clause-does"/></th><th scope="col"><w:say code="provision.force"/></th>
          <th scope="col"><w:say code="provision.by-contract"/></th><th scope="col"><w:say code="provision.sanction"/></th><th scope="col"><w:say code="provision.why"/></th>
        </tr>
      </thead>
      <tbody><xsl:apply-templates select="$heads" mode="mapping"/></tbody>
    </table>
  </div>
</xsl:template>

<xsl:template match="r:outcome" mode="mapping">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <tr id="{$id}">
    <th scope="row">
      <a href="#{$id}.why"><xsl:apply-templates select="." mode="name"/></a>
      <xsl:if test="r:citation"><xsl:text> </xsl:text><span class="note"><xsl:value-of select="r:obligation"/></span></xsl:if>
    </th>
    <td w:data-label="column.clause-does"><w:say code="provision.does" relation="r:relation"/></td>
    <td w:data-label="provision.force">
      <xsl:if test="not($services)"><xsl:apply-templates select="." mode="force"/></xsl:if>
      <xsl:if test="$services">
        <ul class="plain">
          <xsl:for-each select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]"><li><xsl:value-of select="r:service"/>: <xsl:apply-templates select="." mode="force"/></li></xsl:for-each>
        </ul>
      </xsl:if>
    </td>
    <td w:data-label="provision.by-contract">
      <xsl:if test="r:contract/r:effect">
        <xsl:apply-templates select="r:contract/r:effect" mode="term"/>
        <p class="note"><w:say code="parts.basis" basis="w:term('contract-basis', r:contract/r:basis)"/></p>
      </xsl:if>
      <xsl:if test="not(r:contract/r:effect)"><w:say code="evidence.not-recorded"/></xsl:if>
    </td>
    <td w:data-label="provision.sanction">
      <xsl:for-each select="r:sanctions/r:sanction">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:apply-templates select="." mode="term"/>
      </xsl:for-each>
      <xsl:if test="not(r:sanctions/r:sanction)"><w:say code="evidence.not-recorded"/></xsl:if>
    </td>
    <td w:data-label="provision.why">
      <xsl:apply-templates select="r:rationale" mode="rich"/>
      <p class="note"><w:say code="provision.mapping" status="r:status" method="r:method" confidence="r:confidence"/></p>
    </td>
  </tr>
</xsl:template>

<xsl:template match="r:outcome" mode="force">
  <xsl:apply-templates select="r:force/@state" mode="term"><xsl:with-param name="of" select="'force'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:indicated/r:qualifiers" mode="due"/>
</xsl:template>

<!-- ======== exposure ======== -->

<!-- the reasons from the clause to the band, each with the file and line where what it says is written; what
     qualifies the band never lowers it -->
<xsl:template name="governance">
  <section aria-labelledby="governance">
    <h2 id="governance"><w:say code="provision.exposure"/></h2>
    <p class="note" id="chain"><w:say code="provision.steps"/></p>
    <xsl:apply-templates select="$heads" mode="explained"/>
  </section>
</xsl:template>

<!-- the id stands on what folds, so that a link to it unfolds it -->
<xsl:template match="r:outcome" mode="explained">
  <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
  <xsl:variable name="all" select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]"/>
  <details class="explained">
    <summary>
      <span><xsl:apply-templates select="." mode="name"/></span>
      <xsl:for-each select="$all">
        <span>
          <xsl:if test="$services"><xsl:value-of select="r:service"/>: </xsl:if>
          <xsl:choose>
            <xsl:when test="r:indicated/@bearer">
              <w:say code="provision.borne" bearer="r:indicated/@bearer"><w:arg name="band"><xsl:apply-templates select="r:indicated/@exposure" mode="mark"/></w:arg></w:say>
            </xsl:when>
            <xsl:otherwise><xsl:apply-templates select="r:indicated/@exposure" mode="mark"/></xsl:otherwise>
          </xsl:choose>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="r:flag/@state" mode="mark"/>
        </span>
      </xsl:for-each>
    </summary>
    <div id="{$id}.why">
      <xsl:for-each select="$all">
        <xsl:if test="$services"><p class="beside"><w:say code="provision.for"><w:arg name="service"><xsl:apply-templates select="r:service" mode="value"/></w:arg></w:say></p></xsl:if>
        <ol class="steps"><xsl:apply-templates select="r:chain/r:step[not(@name = 'words' or @name = 'evidence')]"/></ol>
        <xsl:if test="r:upcoming/r:reason"><p><xsl:apply-templates select="r:upcoming" mode="due"/></p></xsl:if>
      </xsl:for-each>
      <xsl:if test="@read[. = 'transcription' or . = 'secondary' or . = 'memory']">
        <p class="note"><w:say code="regulation.read-in" read="@read"/></p>
      </xsl:if>
      <dl>
        <xsl:apply-templates select="r:law" mode="row"/>
        <xsl:apply-templates select="r:exceptions|r:unsettled" mode="row"/>
        <xsl:apply-templates select="r:sources" mode="row"><xsl:with-param name="label" select="'law-sources'"/></xsl:apply-templates>
      </dl>
    </div>
  </details>
</xsl:template>

<!-- which law, in which version, and how well it is known -->
<xsl:template match="r:outcome/r:law" mode="value">
  <a href="{$root}{@href}"><xsl:value-of select="."/></a>
  <xsl:for-each select="../r:deontic">; <xsl:apply-templates select="." mode="term"/></xsl:for-each>
  <xsl:for-each select="../r:version">; <xsl:apply-templates select="." mode="value"/></xsl:for-each>
  <xsl:for-each select="../r:source-confidence">; <w:say code="provision.source-confidence"><w:arg name="confidence"><xsl:apply-templates select="." mode="value"/></w:arg></w:say></xsl:for-each>
  <xsl:for-each select="../r:checked">; <w:say code="provision.checked" on="."/></xsl:for-each>
</xsl:template>

<xsl:template match="r:outcome/r:version" mode="value">
  <xsl:choose>
    <xsl:when test="r:from and r:until"><w:say code="provision.worded-between" by="r:by" from="r:from" until="r:until"/></xsl:when>
    <xsl:when test="r:from"><w:say code="provision.worded-from" by="r:by" from="r:from"/></xsl:when>
    <xsl:when test="r:until"><w:say code="provision.worded-until" by="r:by" until="r:until"/></xsl:when>
    <xsl:otherwise><w:say code="provision.worded" by="r:by"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<xsl:template match="r:step">
  <li>
    <strong><xsl:apply-templates select="@name" mode="term"><xsl:with-param name="of" select="'step'"/></xsl:apply-templates></strong>
    <xsl:text>: </xsl:text>
    <xsl:variable name="result"><xsl:apply-templates select="." mode="result"/></xsl:variable>
    <xsl:copy-of select="$result"/>
    <xsl:if test="string($result) and r:because/r:reason">. </xsl:if>
    <xsl:apply-templates select="r:because[r:reason]" mode="sentences"/>
    <xsl:if test="@file">
      <xsl:text> </xsl:text>
      <code class="place"><xsl:value-of select="@file"/><xsl:if test="@line"><xsl:value-of select="concat(':', @line)"/></xsl:if></code>
    </xsl:if>
    <!-- what is still needed is the list of the considerations; only what keeps the band open is not in it -->
    <xsl:if test="@name = 'cell'"><xsl:call-template name="needs"><xsl:with-param name="needs" select="r:needs"/></xsl:call-template></xsl:if>
    <xsl:if test="@name = 'flag' and r:needs/r:reason">
      <xsl:variable name="id"><xsl:apply-templates select="ancestor::r:outcome" mode="anchor"/></xsl:variable>
      <xsl:text> </xsl:text>
      <a href="#{$id}.settle"><w:say code="provision.settle"/></a>
    </xsl:if>
  </li>
</xsl:template>

<!-- what a step comes to, before its reasons -->
<xsl:template match="r:step" mode="result"><xsl:apply-templates select="r:value" mode="value"/></xsl:template>
<xsl:template match="r:step[@name = 'mapping']" mode="result"><w:say code="provision.maps" relation="r:value"/></xsl:template>
<xsl:template match="r:step[@name = 'flag']" mode="result"><xsl:value-of select="w:term('state', r:value)"/></xsl:template>
<xsl:template match="r:step[@name = 'cell']" mode="result"><xsl:value-of select="w:term('exposure', r:value)"/></xsl:template>
<!-- the reason says that it is not rated -->
<xsl:template match="r:step[@name = 'cell'][r:value = 'not-rated'][r:because/r:reason]" mode="result" priority="1"/>
<xsl:template match="r:step[@name = 'role']" mode="result">
  <w:say code="provision.bound" platform="ancestor::r:outcome/r:applies/@platform" users="ancestor::r:outcome/r:applies/@users"/>
</xsl:template>

<!-- ======== flags ======== -->

<xsl:template name="flags">
  <section aria-labelledby="flags">
    <h2 id="flags"><w:say code="provision.flags"/></h2>
    <xsl:apply-templates select="r:flags"/>
  </section>
</xsl:template>

<!-- ======== what follows ======== -->

<xsl:template name="contract">
  <section aria-labelledby="contract">
    <h2 id="contract"><w:say code="provision.contract"/></h2>
    <xsl:apply-templates select="r:provision/r:contracts" mode="prose"/>
    <xsl:for-each select="$outcomes/r:discharge[r:reason]">
      <p class="discharge"><xsl:apply-templates select="." mode="sentences"/></p>
    </xsl:for-each>
    <dl>
      <xsl:apply-templates select="r:context/r:entity|r:context/r:entities|r:context/r:governing-law|r:context/r:governs|r:context/r:user-classes" mode="row"/>
      <xsl:if test="not(r:context/r:entity|r:context/r:entities)"><dt><xsl:value-of select="w:term('label', 'entity')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
      <xsl:if test="not(r:context/r:governing-law)"><dt><xsl:value-of select="w:term('label', 'governing-law')"/></dt><dd><w:say code="evidence.not-recorded"/></dd></xsl:if>
    </dl>
    <xsl:variable name="noted" select="$heads[r:contract/r:note or r:contract/r:when]"/>
    <xsl:if test="$noted">
      <details>
        <summary><w:say code="provision.contract-notes" n="count($noted)"/></summary>
        <dl>
          <xsl:for-each select="$noted">
            <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
            <dd>
              <xsl:if test="r:contract/r:when">
                <w:say code="parts.condition"><w:arg name="when"><xsl:apply-templates select="r:contract/r:when" mode="value"/></w:arg></w:say>
                <xsl:text> </xsl:text>
              </xsl:if>
              <xsl:value-of select="r:contract/r:note"/>
            </dd>
          </xsl:for-each>
        </dl>
      </details>
    </xsl:if>
  </section>
</xsl:template>

<!-- the duty, and for each service what would settle whether it is owed -->
<xsl:template name="considerations">
  <section aria-labelledby="considerations">
    <h2 id="considerations"><w:say code="provision.considerations"/></h2>
    <xsl:if test="r:provision/r:considerations">
      <ul class="considerations">
        <xsl:for-each select="r:provision/r:considerations/r:consideration"><li><xsl:apply-templates select="." mode="prose"/></li></xsl:for-each>
      </ul>
    </xsl:if>
    <xsl:if test="$outcomes">
      <p class="note"><w:say code="provision.each-duty"/></p>
      <xsl:for-each select="$heads">
        <xsl:variable name="id"><xsl:apply-templates select="." mode="anchor"/></xsl:variable>
        <details class="explained">
          <summary><span><xsl:apply-templates select="." mode="name"/></span><xsl:if test="r:citation"><span><xsl:value-of select="r:obligation"/></span></xsl:if></summary>
          <div id="{$id}.settle">
            <xsl:apply-templates select="r:duty" mode="prose"/>
            <xsl:if test="r:evidenced-in"><p class="rests"><w:say code="provision.shows-in"><w:arg name="places"><xsl:apply-templates select="r:evidenced-in" mode="value"/></w:arg></w:say></p></xsl:if>
            <xsl:for-each select=".|self::*[$services]/following-sibling::r:outcome[position() &lt; $each]">
              <!-- the flag's list holds what the question of who is bound needs, and more -->
              <xsl:variable name="needs" select="(r:flag/r:needs[r:reason]|r:applies[not(../r:flag/r:needs/r:reason)]/r:needs[r:reason])[1]"/>
              <xsl:if test="$needs">
                <div class="needs">
                  <p>
                    <xsl:choose>
                      <xsl:when test="$services"><w:say code="provision.needs-for" service="r:service"/></xsl:when>
                      <xsl:otherwise><w:say code="parts.needs"/></xsl:otherwise>
                    </xsl:choose>
                  </p>
                  <xsl:apply-templates select="$needs" mode="reasons"/>
                </div>
              </xsl:if>
            </xsl:for-each>
          </div>
        </details>
      </xsl:for-each>
    </xsl:if>
  </section>
</xsl:template>

<xsl:template name="enforcement">
  <section aria-labelledby="enforcement">
    <h2 id="enforcement"><w:say code="provision.enforcement"/></h2>
    <xsl:apply-templates select="r:provision/r:enforcement-risk" mode="prose"/>
    <xsl:if test="$outcomes">
      <p class="note"><w:say code="provision.breach"/></p>
      <details>
        <summary><w:say code="provision.powers" n="count($heads)"/></summary>
        <dl>
          <xsl:for-each select="$heads">
            <xsl:apply-templates select="." mode="row-head"><xsl:with-param name="service" select="false()"/></xsl:apply-templates>
            <dd>
              <xsl:apply-templates select="r:enforcement" mode="value"/>
              <xsl:if test="not(r:enforcement)"><w:say code="evidence.not-recorded"/></xsl:if>
            </dd>
          </xsl:for-each>
        </dl>
      </details>
    </xsl:if>
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
    <xsl:choose>
      <xsl:when test="r:comparison/r:comparators/r:comparator">
        <p>
          <w:say code="provision.compared"/>
          <xsl:text> </xsl:text>
          <xsl:apply-templates select="r:comparison/r:remarks[r:reason]" mode="sentences"/>
          <xsl:text> </xsl:text>
          <w:say code="provision.side-by-side"><w:arg name="categories"><xsl:apply-templates select="r:provision/r:categories" mode="value"/></w:arg></w:say>
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
          <th scope="col"><w:say code="column.platform"/></th><th scope="col"><w:say code="provision.clause-words"/></th><th scope="col"><w:say code="column.evidence"/></th><th scope="col"><w:say code="column.exposure"/></th><th scope="col"><w:say code="provision.comparable"/></th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:comparison/r:comparators/r:comparator">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:platform" mode="value"/></th>
            <td w:data-label="provision.clause-words">
              <xsl:apply-templates select="r:provision" mode="value"/>
              <xsl:call-template name="quoted"/>
            </td>
            <td w:data-label="column.evidence"><xsl:call-template name="evidenced"><xsl:with-param name="unit" select="r:provision"/></xsl:call-template></td>
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
            <td w:data-label="provision.comparable">
              <xsl:apply-templates select="r:because" mode="sentences"/>
              <xsl:if test="r:why"><xsl:value-of select="concat(' ', r:why)"/></xsl:if>
              <p class="note">
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
            <a href="{$root}{r:record/@href}"><xsl:apply-templates select="r:says/r:reason[@code = 'change.class']" mode="say"/></a>
            <xsl:for-each select="r:says/r:reason[@code = 'change.mark' or @code = 'change.sentences' or @code = 'change.judged']">
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
  <h3><w:say code="provision.versions"/></h3>
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
</xsl:template>

<!-- ======== the record ======== -->

<xsl:template match="r:report" mode="record-rows">
  <xsl:apply-templates select="r:context/r:version|r:context/r:text" mode="row"/>
  <xsl:variable name="reviewed" select="r:provision/r:mappings/r:mapping[r:reviewed]"/>
  <xsl:if test="$outcomes and not($reviewed)"><dt><w:say code="provision.reviewed"/></dt><dd><w:say code="provision.unreviewed"/></dd></xsl:if>
  <xsl:if test="$reviewed">
    <dt><w:say code="provision.reviewed"/></dt>
    <dd>
      <ul class="plain">
        <xsl:for-each select="$reviewed">
          <li>
            <xsl:apply-templates select="r:obligation" mode="value"/>
            <xsl:for-each select="r:reviewed">
              <xsl:text>: </xsl:text>
              <xsl:choose>
                <xsl:when test="r:by"><w:say code="provision.reviewed-by" by="r:by" capacity="r:capacity" on="r:on"/></xsl:when>
                <xsl:otherwise><w:say code="provision.reviewed-as" capacity="r:capacity" on="r:on"/></xsl:otherwise>
              </xsl:choose>
              <xsl:if test="r:expires">; <w:say code="provision.renew" until="r:expires"/></xsl:if>
              <xsl:if test="r:fingerprint">; <w:say code="provision.fingerprint"><w:arg name="fingerprint"><code><xsl:value-of select="r:fingerprint"/></code></w:arg></w:say></xsl:if>
            </xsl:for-each>
          </li>
        </xsl:for-each>
      </ul>
    </dd>
  </xsl:if>
  <xsl:apply-templates select="r:provision/r:sources" mode="row"><xsl:with-param name="label" select="'clause-sources'"/></xsl:apply-templates>
  <xsl:apply-templates select="r:provision/r:categories" mode="row"/>
  <xsl:apply-imports/>
  <dt><w:say code="provision.how-to-read"/></dt>
  <dd><a href="{$root}methodology.html"><w:say code="page.methodology"/></a>, <a href="{$root}about.html"><w:say code="about.title"/></a></dd>
</xsl:template>

</xsl:stylesheet>
